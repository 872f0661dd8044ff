import { parentPort, workerData } from 'node:worker_threads';
import { type SeedPlan, seedDatabase } from './seed/seed-database.ts';

const { path, plan } = workerData as { path: string; plan: SeedPlan };
seedDatabase(path, plan, (text) => parentPort?.postMessage(text));
