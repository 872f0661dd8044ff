import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

/** So many different ports that are free on every address of this machine now. Held together while they are chosen, so that no two are the same. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  try {
    for (const server of servers) await once(server.listen(0), 'listening');
    return servers.map((server) => (server.address() as AddressInfo).port);
  } finally {
    for (const server of servers) server.close();
  }
}
