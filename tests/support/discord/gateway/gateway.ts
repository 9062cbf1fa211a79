import { once } from 'node:events';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { GatewayOpcodes } from 'discord-api-types/v10';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Fields } from '../../stand-in/fields.ts';
import { report, type World } from '../state/world.ts';
import { type Hub, serveConnection } from './connection.ts';
import { isIn } from './identify.ts';
import { dispatch, isLive, type Session, send } from './session.ts';

/** A connection of the app that is identified. */
interface Connection {
  readonly shard: number;
  readonly shards: number;
  readonly intents: number;
  /** How it began. */
  readonly began: 'identify' | 'resume';
}

/** The WebSockets over which the app is told of what happens. Without a shard, all of them are meant. */
export interface Gateway {
  /** @returns those that are open */
  connections(): readonly Connection[];
  /** @returns how often the app began anew, and how often it went on where it was */
  counts(): { readonly identified: number; readonly resumed: number };
  /** Cuts connections without a word. */
  drop(shard?: number): void;
  /** Cuts connections as the next interaction is about to be told, so that the app hears of it once it is back. */
  dropAtNextInteraction(): void;
  /** Asks for a new connection (op 7). */
  reconnect(shard?: number): void;
  /** Ends connections with a close code, such as one after which no app may come back. */
  end(code: number, shard?: number): void;
  /** Declares sessions invalid (op 9). @param options `resumable`: they may be gone on with; without it, they may not */
  invalidate(options?: { shard?: number; resumable?: boolean }): void;
  /** Answers nothing from now on, not even heartbeats, over the connections that there are. */
  freeze(shard?: number): void;
  /** Tells the app of the next interaction twice. */
  repeatNextInteraction(): void;
}

/** What the rest of the stand-in needs of it. */
export interface Wires extends Gateway {
  /** Tells the app of something that happens in a server. */
  tell(guild: string, name: string, data: Fields): void;
  /** Tells the app of an interaction. @returns the connections that it was sent over */
  tellInteraction(guild: string, data: Fields): Line[];
  close(): Promise<void>;
}

/** A connection that something was sent over. */
interface Line {
  /** Whether the app can have read it, and could have answered. */
  holds(): boolean;
}

const interaction = 'INTERACTION_CREATE';

/** @param host such as `127.0.0.1:50123`, once the server listens */
export function serveGateway(
  server: Server,
  world: World,
  { heartbeatMs, host }: { heartbeatMs: number; host: () => string },
): Wires {
  const sessions = new Map<string, Session>();
  const counts = { identified: 0, resumed: 0 };
  const hub: Hub = { world, sessions, counts, heartbeatMs, resumeUrl: () => `ws://${host()}/resume` };
  const next = { dropped: false, repeated: false };
  const acceptor = new WebSocketServer({ noServer: true });
  const sockets = new Set<WebSocket>();

  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    checkAddress(world, request.url ?? '');
    acceptor.handleUpgrade(request, stream, head, (socket) => {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
      serveConnection(hub, socket);
    });
  });

  const live = (shard?: number) =>
    [...sessions.values()].filter(isLive).filter((session) => shard === undefined || session.shard === shard);

  function tellInteraction(guild: string, data: Fields): Line[] {
    const { dropped, repeated } = next;
    Object.assign(next, { dropped: false, repeated: false });
    const heard = [...sessions.values()].filter((session) => isIn(session, guild));
    const times = repeated ? [1, 2] : [1];
    return heard.flatMap((session) => {
      if (dropped) session.socket?.terminate();
      const used = times.map(() => dispatch(session, interaction, data)).filter((one) => one !== undefined);
      return used.map((socket) => ({ holds: () => session.socket === socket && isLive(session) }));
    });
  }

  return {
    tell(guild, name, data) {
      for (const session of sessions.values()) if (isIn(session, guild)) dispatch(session, name, data);
    },
    tellInteraction,
    connections: () => live().map(({ shard, shards, intents, began }) => ({ shard, shards, intents, began })),
    counts: () => ({ ...counts }),
    drop(shard) {
      for (const { socket } of live(shard)) socket.terminate();
    },
    dropAtNextInteraction() {
      next.dropped = true;
    },
    reconnect(shard) {
      for (const { socket } of live(shard)) send(socket, { op: GatewayOpcodes.Reconnect });
    },
    end(code, shard) {
      for (const { socket } of live(shard)) socket.close(code);
    },
    invalidate({ shard, resumable = false } = {}) {
      for (const { id, socket } of live(shard)) {
        if (!resumable) sessions.delete(id);
        send(socket, { op: GatewayOpcodes.InvalidSession, d: resumable });
      }
    },
    freeze(shard) {
      for (const session of live(shard)) session.frozen = true;
    },
    repeatNextInteraction() {
      next.repeated = true;
    },
    async close() {
      await Promise.all([...sockets].map(hangUp));
      acceptor.close();
    },
  };
}

function checkAddress(world: World, url: string): void {
  const { searchParams } = new URL(url, 'ws://gateway');
  const asked = [...searchParams].map(([name, value]) => `${name}=${value}`);
  if (asked.includes('v=10') && asked.includes('encoding=json') && !searchParams.has('compress')) return;
  const problem = `is asked for ${asked.join('&')}, and the stand-in speaks version 10 in plain JSON`;
  report(world, { what: 'gateway', path: '', problem });
}

/** Closes a connection politely, for the client may be about to do so itself; and then at once. */
async function hangUp(socket: WebSocket): Promise<void> {
  const closed = once(socket, 'close');
  socket.close();
  const timer = setTimeout(() => socket.terminate(), 300);
  await closed;
  clearTimeout(timer);
}
