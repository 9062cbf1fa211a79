/**
 * Words without a meaning of their own, which a phrasing may have but an answer need not. Shorter than the usual
 * lists: "before", "both", "same", "own", "only" or "no" decide what an answer says.
 */
export const functionWords: ReadonlySet<string> = new Set(
  `a an the this that these those there
   i you he she it we they me him us them my your his its our their one's who whom whose which what
   is are was were be been being am do does did doing done has have had having
   will would shall should can could may might
   of to in on at by for from with as into onto via than about over
   and or but so if then because since
   just very really quite also too simply basically actually`.split(/\s+/),
);
