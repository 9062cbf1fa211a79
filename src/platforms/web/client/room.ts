import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Person } from '../cast.ts';

/** What every part of the page may need: who is here, who we are, and what can be done with a message. */
export interface Room {
  readonly people: readonly Person[];
  readonly me: Person;
  /** Presses a button of an entry; settles when that has come to something. */
  press(entry: number, token: string): Promise<void>;
  /** Lets the composer answer in the thread of this entry. */
  replyTo(entry: number): void;
}

export const RoomContext = createContext<Room | undefined>(undefined);

export function useRoom(): Room {
  const room = useContext(RoomContext);
  if (!room) throw new Error('Draw it inside of a RoomContext.');
  return room;
}
