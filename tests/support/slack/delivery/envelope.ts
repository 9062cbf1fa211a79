import type { Fields } from '../../stand-in/fields.ts';

/** Something that Slack tells the app. */
export interface Envelope {
  readonly id: string;
  readonly type: 'slash_commands' | 'interactive' | 'events_api';
  readonly payload: Fields;
  /** How many times it was sent before; Slack does so where an event isn't acknowledged. */
  readonly retries: number;
  /** What it is about, for messages to people. */
  readonly about: string;
}

/** What the app answered. */
export interface Acknowledgement {
  readonly envelope: Envelope;
  /** An object; empty where there was nothing to say. */
  readonly payload: Fields;
  /** How long it took, in milliseconds. */
  readonly afterMs: number;
}

/**
 * Takes an envelope to the app.
 *
 * @param late tells when there is no more use in waiting
 * @returns what it acknowledges with @throws NotAcknowledged
 */
export type Carry = (envelope: Envelope, late: AbortSignal) => Promise<Fields>;

/** The app did not acknowledge, and its user is told that it didn't work. */
export class NotAcknowledged extends Error {
  readonly envelope: Envelope;

  constructor(envelope: Envelope, why: string) {
    super(`${envelope.about} was not acknowledged: ${why}`);
    this.envelope = envelope;
  }
}
