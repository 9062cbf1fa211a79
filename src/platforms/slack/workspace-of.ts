/** The part of Bolt's context that tells where something happened. */
export interface Workplace {
  readonly teamId?: string;
}

/** The workspace that Quorum is installed in, whatever workspace the person is from. */
export function workspaceOf({ teamId }: Workplace): string {
  if (teamId === undefined) throw new Error('Slack did not tell in which workspace this happened.');
  return teamId;
}
