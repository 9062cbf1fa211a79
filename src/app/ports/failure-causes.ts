import { DeliveryError, type FailureScope, type Platform } from './platform.ts';

/** Why a platform refuses a message for good. */
export interface FailureCause {
  readonly scope: FailureScope;
  /** Completes “Quorum cannot post here: …”, for an organiser. */
  readonly reason: string;
}

export const ofChannel = (reason: string): FailureCause => ({ scope: 'channel', reason });
export const ofWorkspace = (reason: string): FailureCause => ({ scope: 'workspace', reason });
export const ofPost = (reason: string): FailureCause => ({ scope: 'post', reason });

/** Trying again is pointless until somebody changes something. */
export function permanentFailure({ reason, scope }: FailureCause, cause: unknown): DeliveryError {
  return new DeliveryError(reason, { permanent: true, scope, cause });
}

/** It may work later, where the platform says when: after so many milliseconds. */
export function temporaryFailure(reason: string, cause: unknown, retryAfterMs?: number): DeliveryError {
  const wait = retryAfterMs === undefined ? {} : { retryAfterMs };
  return new DeliveryError(reason, { permanent: false, cause, ...wait });
}

/** Where it is the conversation with one person that is closed, the channel is none the worse. */
export function ofPersonAlone(platform: string, error: DeliveryError): DeliveryError {
  if (error.scope !== 'channel') return error;
  return permanentFailure(ofPost(`${platform} does not let Quorum write to this person`), error);
}

/** @throws DeliveryError where what had to come before, such as a look at the channel or an upload, has taken too long */
export function requireTime(platform: string, { inTime }: Parameters<Platform['send']>[2]): void {
  if (inTime?.() === false) throw temporaryFailure(`${platform} was too slow`, undefined);
}
