import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { startQueueServer } from './server.ts';

/** The queue as a process of its own: says where it is in one line of JSON, and ends when its input does, with who started it. */
const { values } = parseArgs({ options: { servers: { type: 'string' }, 'service-ms': { type: 'string' }, seed: { type: 'string' } } });
const queue = await startQueueServer({
  servers: Number(values.servers),
  serviceMs: Number(values['service-ms']),
  seed: Number(values.seed),
});
process.stdout.write(`${JSON.stringify({ url: queue.url })}\n`);
process.stdin.resume();
await once(process.stdin, 'end');
await queue.close();
