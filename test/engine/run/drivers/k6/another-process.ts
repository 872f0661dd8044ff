/** An engine that runs the endless script against the shop it is told of, and prints k6's process id and folder. */
import { scriptWork } from './plans.ts';
import { finish, startRun } from './runs.ts';

const shop = { url: process.argv[2] ?? '', asked: new Map<string, number>(), close: async () => undefined };
const started = await startRun(scriptWork('endless.js'), shop);
process.stdout.write(`${JSON.stringify({ pid: started.run.pids[0], folder: started.folder })}\n`);
await finish(started);
