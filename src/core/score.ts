/** What a member's ledger entries of a span of time add up to. */
export interface Score {
  readonly memberId: number;
  readonly name: string;
  readonly points: number;
  /** What the same answers would have earned had they all been right. */
  readonly possible: number;
  readonly answers: number;
  /** Distinct local dates of the posts answered. */
  readonly days: number;
}
