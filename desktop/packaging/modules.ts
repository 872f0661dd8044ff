import { cpSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** Not needed to run: sources, types, maps, papers, and what packages are tested with. */
const unneeded = /\.(?:[cm]?tsx?|map|flow|md|markdown|log)$|[/\\](?:tests?|__tests__|examples?|benchmarks?|\.github|docs)$/i;

/**
 * Every package that these need, by its folder under the root: `node_modules/a`, `node_modules/a/node_modules/b`. Throws for one that is not installed, unless it is
 * optional, as the bindings of other platforms are.
 */
export function neededModules(root: string, names: readonly string[]): string[] {
  const found = new Set<string>();
  const follow = (name: string, from: string, optional: boolean) => {
    const place = placeOf(root, name, from);
    if (place === null) {
      if (optional) return;
      throw new Error(`the package ${name} is not installed`);
    }
    if (found.has(place)) return;
    found.add(place);
    const { dependencies = {}, optionalDependencies = {} } = JSON.parse(
      readFileSync(path.join(root, place, 'package.json'), 'utf8'),
    ) as Manifest;
    for (const next of Object.keys(dependencies)) follow(next, place, next in optionalDependencies);
    for (const next of Object.keys(optionalDependencies)) follow(next, place, true);
  };
  for (const name of names) follow(name, '', false);
  return [...found].toSorted();
}

/** Where Node would find it: the nearest node_modules upwards, within the root. */
function placeOf(root: string, name: string, from: string): string | null {
  for (let folder = from; ; folder = path.posix.dirname(folder)) {
    const base = folder === '.' ? '' : folder;
    const place = path.posix.join(base, 'node_modules', name);
    if (existsSync(path.join(root, place, 'package.json'))) return place;
    if (base === '') return null;
  }
}

/** Copies packages to where they belong below another root, without what is not needed to run. */
export function copyModules(root: string, to: string, places: readonly string[]): void {
  for (const place of places)
    cpSync(path.join(root, place), path.join(to, place), {
      recursive: true,
      dereference: true,
      filter: (from) => {
        const inside = from.slice(path.join(root, place).length);
        return inside === '' || (inside !== `${path.sep}node_modules` && !unneeded.test(inside));
      },
    });
}
