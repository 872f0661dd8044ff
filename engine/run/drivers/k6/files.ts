import path from 'node:path';

/** Names of what the driver writes into a run folder. */
export const k6Files = {
  windows: 'windows.ndjson',
  log: 'k6.log',
  entry: 'entry.js',
  rates: 'arrival-rates.json',
  summary: 'k6-summary.json',
  samples: 'samples.csv',
} as const;

export function fileIn(folder: string, file: keyof typeof k6Files): string {
  return path.join(folder, k6Files[file]);
}
