import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DiscordOptions } from './discord.ts';
import { serveGateway, type Wires } from './gateway/gateway.ts';
import { type FaultPlan, planFaults } from './rest/faults.ts';
import { type RecordedCall, serveRest } from './rest/serve.ts';
import type { World } from './state/world.ts';

/** What listens, and what is behind it. */
export interface Running {
  readonly wires: Wires;
  readonly faults: FaultPlan;
  readonly calls: readonly RecordedCall[];
  /** @returns such as `127.0.0.1:50123` */
  host(): string;
  stop(): Promise<void>;
}

/** Listens on a free port of this machine: the REST API and the gateway. */
export async function startServer(world: World, options: DiscordOptions): Promise<Running> {
  const { heartbeatMs = 41_250, shards = 1, requestsPerSecond } = options;
  const calls: RecordedCall[] = [];
  const faults = planFaults();
  let address = '';
  const host = () => address;
  const server = createServer();
  const wires = serveGateway(server, world, { heartbeatMs, host });
  const services = { world, wires, shards, host };
  serveRest(server, {
    services,
    faults,
    calls,
    ...(requestsPerSecond === undefined ? {} : { requestsPerSecond }),
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { wires, faults, calls, host, stop: () => stop(server, wires) };
}

async function stop(server: Server, wires: Wires): Promise<void> {
  await wires.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
