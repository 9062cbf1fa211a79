import { connect, createServer, type Server, type Socket } from 'node:net';

/** A network to one server that can fail, on a port of its own. */
export interface FlakyNetwork {
  readonly port: number;
  /** Breaks all connections and refuses new ones. */
  fail(): Promise<void>;
  /** Keeps all connections, and delivers nothing more. */
  fallSilent(): void;
  recover(): Promise<void>;
}

export async function flakyNetwork(to: { host: string; port: number }): Promise<FlakyNetwork> {
  const sockets = new Set<Socket>();
  const listener = createServer((near) => {
    const far = connect(to.port, to.host);
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      socket.pipe(other);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
  });
  const port = await listen(listener, 0);
  return {
    port,
    fail: async () => {
      const closed = new Promise((resolve) => listener.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
    fallSilent: () => {
      for (const socket of sockets) socket.unpipe().pause();
    },
    recover: async () => {
      await listen(listener, port);
    },
  };
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('Not listening');
  return address.port;
}
