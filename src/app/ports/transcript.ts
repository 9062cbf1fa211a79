/** A message of the playground, kept so that it survives a restart. */
export interface TranscriptEntry {
  readonly id: number;
  readonly channel: string;
  /** Who is shown as its author: a member's id, or `quorum`. */
  readonly author: string;
  /** The only member who sees it; null: everybody. */
  readonly visibleTo: string | null;
  /** Id of the message in whose thread it stands. */
  readonly thread: number | null;
  /** Epoch milliseconds of the playground's clock. */
  readonly at: number;
  /** What is shown; the playground's own form of a message, as JSON. */
  readonly body: unknown;
}

/** What the playground keeps: a chat platform's own storage. */
export interface Transcript {
  /** Appends a message; one whose key was used before is not appended again. @returns the entry with that key */
  append(entry: Omit<TranscriptEntry, 'id'> & { readonly key: string | null }): Promise<TranscriptEntry>;
  replace(id: number, body: unknown): Promise<TranscriptEntry | undefined>;
  entry(id: number): Promise<TranscriptEntry | undefined>;
  withKey(key: string): Promise<TranscriptEntry | undefined>;
  /** The latest messages that this member sees, oldest first. */
  list(channel: string, member: string, limit: number): Promise<readonly TranscriptEntry[]>;
  /** How far the playground's clock is ahead of the real one, in milliseconds. */
  clockOffset(): Promise<number>;
  setClockOffset(milliseconds: number): Promise<void>;
}
