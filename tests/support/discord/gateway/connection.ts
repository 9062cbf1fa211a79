import { GatewayCloseCodes, GatewayOpcodes } from 'discord-api-types/v10';
import type { WebSocket } from 'ws';
import { type Fields, fieldsAt, textAt } from '../../stand-in/fields.ts';
import { report, type World } from '../state/world.ts';
import { greet, identify } from './identify.ts';
import { dispatch, type Session, send } from './session.ts';

/** What connections share. */
export interface Hub {
  readonly world: World;
  readonly sessions: Map<string, Session>;
  readonly counts: { identified: number; resumed: number };
  readonly heartbeatMs: number;
  resumeUrl(): string;
}

/** Serves one WebSocket of the app, from HELLO on. */
export function serveConnection(hub: Hub, socket: WebSocket): void {
  const { world, sessions, counts } = hub;
  let session: Session | undefined;

  function begin(data: Fields): void {
    const begun = identify(world, data);
    if (typeof begun === 'number') {
      socket.close(begun);
      return;
    }
    forgetLost(sessions, begun);
    sessions.set(begun.id, begun);
    begun.socket = socket;
    session = begun;
    counts.identified += 1;
    greet(world, begun, hub.resumeUrl());
  }

  function resume(data: Fields): void {
    const found = sessions.get(textAt(data, 'session_id') ?? '');
    const known = !world.app.refused && textAt(data, 'token') === world.app.token;
    if (!known) {
      socket.close(GatewayCloseCodes.AuthenticationFailed);
    } else if (!found || Number(data.seq) > found.sequence) {
      send(socket, { op: GatewayOpcodes.InvalidSession, d: false });
    } else {
      session = found;
      counts.resumed += 1;
      goOn(found, socket, Number(data.seq));
    }
  }

  function hear({ op, d }: { op?: unknown; d?: unknown }): void {
    if (session?.frozen && session.socket === socket) return;
    const data = fieldsAt({ d }, 'd');
    switch (op) {
      case GatewayOpcodes.Heartbeat:
        send(socket, { op: GatewayOpcodes.HeartbeatAck });
        break;
      case GatewayOpcodes.Identify:
        if (session) socket.close(GatewayCloseCodes.AlreadyAuthenticated);
        else begin(data);
        break;
      case GatewayOpcodes.Resume:
        resume(data);
        break;
      case GatewayOpcodes.PresenceUpdate:
        break;
      default:
        report(world, { what: 'gateway', path: 'op', problem: `is ${op}, which the stand-in doesn't know` });
        socket.close(GatewayCloseCodes.UnknownOpcode);
    }
    world.changes.tell();
  }

  socket.on('message', (message) => hear(JSON.parse(String(message))));
  socket.on('close', (code) => {
    // Whoever leaves politely doesn't come back to the same session.
    if (session?.socket === socket) {
      delete session.socket;
      if (code === 1000 || code === 1001) sessions.delete(session.id);
    }
    world.changes.tell();
  });
  send(socket, { op: GatewayOpcodes.Hello, d: { heartbeat_interval: hub.heartbeatMs } });
}

/** @param sequence the number of the last event that the app knows of */
function goOn(session: Session, socket: WebSocket, sequence: number): void {
  session.socket?.terminate();
  Object.assign(session, { socket, frozen: false, began: 'resume' });
  for (const event of session.events) if ((event.s ?? 0) > sequence) send(socket, event);
  dispatch(session, 'RESUMED', {});
}

/** Forgets sessions of the same shard that nobody is connected to. */
function forgetLost(sessions: Map<string, Session>, { shard, shards }: Session): void {
  for (const [id, session] of sessions) {
    if (!session.socket && session.shard === shard && session.shards === shards) sessions.delete(id);
  }
}
