import { once } from 'node:events';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import { type Fields, fieldsAt, textAt } from '../../stand-in/fields.ts';
import { report, type World } from '../state/world.ts';
import { type Carry, type Envelope, NotAcknowledged } from './envelope.ts';

/** The WebSockets over which apps without a public address are told of events. */
export interface SocketMode {
  readonly carry: Carry;
  /** @returns a path to connect to, once */
  issuePath(): string;
  connections(): number;
  /** Cuts the connection that the next envelope goes to as soon as it was sent, so that it can't be acknowledged. */
  dropAtNextEnvelope(): void;
  /** Cuts every connection without a word. */
  drop(): void;
  /** Asks every connection to be made anew, as Slack does every few hours. */
  refresh(): void;
  close(): Promise<void>;
}

interface Waiting {
  readonly envelope: Envelope;
  readonly socket: WebSocket;
  readonly resolve: (payload: Fields) => void;
  readonly reject: (error: Error) => void;
}

export function serveSocketMode(server: Server, world: World): SocketMode {
  const tickets = new Set<string>();
  const sockets: WebSocket[] = [];
  const waiting = new Map<string, Waiting>();
  const acknowledged = new Set<string>();
  let dropping = false;
  const acceptor = new WebSocketServer({ noServer: true });

  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    if (!tickets.delete(request.url ?? '')) stream.destroy();
    else acceptor.handleUpgrade(request, stream, head, greet);
  });

  function greet(socket: WebSocket): void {
    sockets.push(socket);
    socket.on('message', (data) => acknowledge(JSON.parse(String(data))));
    socket.on('close', () => forget(socket));
    const hello = { type: 'hello', num_connections: sockets.length, debug_info: { host: 'stand-in' } };
    socket.send(JSON.stringify(hello), () => world.changes.tell());
  }

  function acknowledge(message: Fields): void {
    const id = textAt(message, 'envelope_id') ?? '';
    const found = waiting.get(id);
    waiting.delete(id);
    if (acknowledged.has(id)) {
      report(world, { what: 'socket mode', path: '', problem: `acknowledged ${id} twice` });
    } else if (found) {
      acknowledged.add(id);
      found.resolve(fieldsAt(message, 'payload'));
    }
  }

  function forget(socket: WebSocket): void {
    sockets.splice(sockets.indexOf(socket), 1);
    for (const [id, { socket: used, envelope, reject }] of waiting) {
      if (used !== socket) continue;
      waiting.delete(id);
      reject(new NotAcknowledged(envelope, 'the connection was dropped'));
    }
    world.changes.tell();
  }

  function carry(envelope: Envelope): Promise<Fields> {
    const socket = sockets.find(({ readyState }) => readyState === WebSocket.OPEN);
    if (!socket) return Promise.reject(new NotAcknowledged(envelope, 'nobody is connected'));
    // Each envelope goes to one connection, in turns.
    sockets.push(...sockets.splice(sockets.indexOf(socket), 1));
    const cut = dropping;
    dropping = false;
    return new Promise((resolve, reject) => {
      waiting.set(envelope.id, { envelope, socket, resolve, reject });
      socket.send(JSON.stringify(wire(envelope)), () => {
        if (cut) socket.terminate();
      });
    });
  }

  return {
    carry,
    issuePath() {
      const path = `/link/?ticket=${world.ids.next('')}`;
      tickets.add(path);
      return path;
    },
    connections: () => sockets.length,
    dropAtNextEnvelope() {
      dropping = true;
    },
    drop() {
      for (const socket of [...sockets]) socket.terminate();
    },
    refresh() {
      for (const socket of sockets) {
        socket.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
      }
    },
    async close() {
      await Promise.all(sockets.map(hangUp));
      acceptor.close();
    },
  };
}

/** Closes a connection politely, for the client may be about to do so itself; and then at once. */
async function hangUp(socket: WebSocket): Promise<void> {
  const closed = once(socket, 'close');
  socket.close();
  const timer = setTimeout(() => socket.terminate(), 300);
  await closed;
  clearTimeout(timer);
}

function wire({ id, type, payload, retries }: Envelope): Fields {
  return {
    envelope_id: id,
    type,
    payload,
    accepts_response_payload: type !== 'events_api',
    ...(type === 'events_api' ? { retry_attempt: retries, retry_reason: retries > 0 ? 'timeout' : '' } : {}),
  };
}
