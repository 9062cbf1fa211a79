import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Sender } from './delivery/sender.ts';
import { type SocketMode, serveSocketMode } from './delivery/socket-mode.ts';
import { keepTriggers } from './state/triggers.ts';
import type { World } from './state/world.ts';
import { type Faults, planFaults } from './web-api/faults.ts';
import type { AppSettings } from './web-api/method.ts';
import { keepResponseUrls } from './web-api/response-urls.ts';
import { type RecordedCall, serveWebApi } from './web-api/serve.ts';

/** What listens, and what is behind it. */
export interface Running {
  readonly sender: Sender;
  readonly sockets: SocketMode;
  readonly faults: Faults;
  readonly calls: readonly RecordedCall[];
  /** Workspaces by the code with which the app may be installed in them. */
  readonly codes: Map<string, string>;
  stop(): Promise<void>;
}

/** Listens on a free port of this machine: the Web API, Socket Mode, addresses to answer at and to upload to. */
export async function startServer(world: World, app: AppSettings): Promise<Running> {
  const triggers = keepTriggers(world);
  const responseUrls = keepResponseUrls(world);
  const codes = new Map<string, string>();
  const calls: RecordedCall[] = [];
  const faults = planFaults();
  const address = { host: '' };
  const url = () => `http://${address.host}`;
  const issueSocketUrl = () => `ws://${address.host}${sockets.issuePath()}`;
  const services = { world, app, triggers, codes, url, issueSocketUrl };
  const server = serveWebApi({ services, faults, responseUrls, calls });
  const sockets = serveSocketMode(server, world);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const sender = { world, app, triggers, responseUrls, url };
  return { sender, sockets, faults, calls, codes, stop: () => stop(server, sockets) };
}

async function stop(server: Server, sockets: SocketMode): Promise<void> {
  await sockets.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
