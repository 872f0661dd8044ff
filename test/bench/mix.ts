import { statSync } from 'node:fs';
import path from 'node:path';
import { pool } from '../../engine/measure/pool.ts';
import { openStore } from '../../engine/store/index.ts';
import { writeResult } from './result.ts';

/** Bytes kept of each request in the newest run of the demo in this project: `npm start` makes one. */
const store = openStore(path.resolve(import.meta.dirname, '../..'));
const { run, folder } = await store.loadRun(await store.resolveRun('demo'));
const requests = pool(await store.loadMeasurement(run.id), { metric: 'requests' }).sum;
const bytes = statSync(path.join(folder, 'measurements.parquet')).size;
const bytesPerRequest = Number((bytes / requests).toFixed(2));
writeResult(
  'mix',
  [
    {
      what: 'bytes kept a request, demo mix',
      bar: '<= 6',
      measured: { run: run.id, requests, bytes, bytesPerRequest },
      holds: bytesPerRequest <= 6,
    },
  ],
  { k6: run.provenance.driver.version },
);
