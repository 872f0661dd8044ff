import type { FastifyInstance } from 'fastify';
import { HeadroomError } from '../model/error.ts';

export interface Listening {
  readonly host: string;
  /** This one and no other; 0 is any. */
  readonly wanted: number | undefined;
  /** Where it was the last time: pages that are still open come back there. */
  readonly last: number | undefined;
}

/** Listens and gives the port. Throws PORT_IN_USE where the wanted one is not free. */
export async function listen(fastify: FastifyInstance, { host, wanted, last }: Listening): Promise<number> {
  for (const port of wanted === undefined ? [last ?? 0, 0] : [wanted]) {
    try {
      await fastify.listen({ host, port });
      const address = fastify.server.address();
      if (address !== null && typeof address === 'object') return address.port;
    } catch (error) {
      if (!isTaken(error)) throw error;
    }
  }
  throw new HeadroomError(
    'PORT_IN_USE',
    `Port ${wanted} of ${host} is not free.`,
    'Choose another with --port, or leave it out for one that is free.',
  );
}

const isTaken = (error: unknown) => error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES');
