/** Edits of messages, those of one message one after the other: they land in the order in which they were decided. */
export interface EditQueue {
  /** Runs an edit of a post's message once those before it have ended, well or not. */
  inTurn<Result>(postId: number, edit: () => Promise<Result>): Promise<Result>;
}

export function createEditQueue(): EditQueue {
  const last = new Map<number, Promise<unknown>>();
  return {
    inTurn(postId, edit) {
      const turn = (last.get(postId) ?? Promise.resolve()).then(edit);
      const ended: Promise<unknown> = turn.then(forget, forget);
      last.set(postId, ended);
      return turn;

      function forget(): void {
        if (last.get(postId) === ended) last.delete(postId);
      }
    },
  };
}
