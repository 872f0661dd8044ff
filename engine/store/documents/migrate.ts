import { HeadroomError } from '../../model/error.ts';

/** Takes a document of one version to the next; the key is the version it starts from. */
export type Migrations = Readonly<Record<number, (document: Record<string, unknown>) => Record<string, unknown>>>;

/** Brings a stored document to `version`. Throws SCHEMA_UNSUPPORTED for one of a later version, and a plain Error where there is no version at all. */
export function migrate(document: unknown, version: number, migrations: Migrations, source: string): Record<string, unknown> {
  if (!isRecord(document)) throw new Error('it is not a JSON object');
  const found = document.schemaVersion;
  if (typeof found !== 'number' || !Number.isInteger(found) || found < 1) throw new Error('it has no schemaVersion');
  if (found > version)
    throw new HeadroomError(
      'SCHEMA_UNSUPPORTED',
      `${source} has version ${found}, this Headroom reads up to version ${version}.`,
      'Update Headroom to the version that wrote it.',
    );
  let current = document;
  for (let from = found; from < version; from++) {
    const step = migrations[from];
    if (!step) throw new Error(`nothing leads from version ${from} to ${from + 1}`);
    current = { ...step(current), schemaVersion: from + 1 };
  }
  return current;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
