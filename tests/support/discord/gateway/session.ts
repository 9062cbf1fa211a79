import { GatewayOpcodes } from 'discord-api-types/v10';
import { WebSocket } from 'ws';
import type { Fields } from '../../stand-in/fields.ts';

/** How many events are kept for an app that comes back. */
const kept = 1000;

/** What an app is told, from one identification on; it outlives the connection for a while. */
export interface Session {
  readonly id: string;
  readonly shard: number;
  readonly shards: number;
  readonly intents: number;
  /** The last events, each with its number. */
  readonly events: Packet[];
  /** The number of the last event. */
  sequence: number;
  /** The connection that there is at the moment. */
  socket?: WebSocket;
  began: 'identify' | 'resume';
  /** Answers nothing any more. */
  frozen: boolean;
}

/** Something sent to the app. */
export interface Packet {
  readonly op: number;
  readonly t?: string;
  readonly s?: number;
  readonly d?: unknown;
}

/** Tells of an event, now or once the app has come back. @returns the connection that it was sent over, if any */
export function dispatch(session: Session, name: string, data: Fields): WebSocket | undefined {
  session.sequence += 1;
  const packet = { op: GatewayOpcodes.Dispatch, t: name, s: session.sequence, d: data };
  session.events.push(packet);
  if (session.events.length > kept) session.events.shift();
  return isLive(session) ? send(session.socket, packet) : undefined;
}

/** Whether events reach the app at this moment. */
export function isLive(session: Session): session is Session & { socket: WebSocket } {
  return session.socket?.readyState === WebSocket.OPEN && !session.frozen;
}

export function send(socket: WebSocket, packet: Packet): WebSocket {
  socket.send(JSON.stringify(packet));
  return socket;
}
