import path from 'node:path';

/** A journey's name in results: as told, else the folder and the file's name: `scenarios/rest/orders.ts` is `rest-orders`. */
export function journeyName({ name, journey }: { readonly name?: string | undefined; readonly journey: string }): string {
  if (name !== undefined) return name;
  const { dir, name: file } = path.parse(journey);
  return [path.basename(dir), file]
    .filter((part) => part !== '' && part !== '.')
    .join('-')
    .replace(/[^A-Za-z0-9_-]/g, '-');
}
