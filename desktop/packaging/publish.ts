import { cpSync, existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import path from 'node:path';

/** What is started by name rather than imported: the two programs of the shell, and what the engine runs in processes and threads of its own. */
const entries = [
  'desktop/shell/main.ts',
  'desktop/shell/engine-process.ts',
  'engine/run/drivers/*/program.ts',
  'engine/demo/main.ts',
  'engine/demo/database/{worker,seed-worker}.ts',
];
/** Read at run time, never imported. */
const assets = ['engine/demo/page/client'];

const specifier = /(\bfrom\s*|\bimport\s*\(?\s*|\bnew URL\(\s*)(['"])([^'"\n]+)\2/g;
const asked = /\)?\(\s*(['"])((?:@[\w.-]+\/)?[a-z][\w.-]*)\/[\w./-]+\1\s*\)/g;

export interface Published {
  /** Written, from the root of the project, as they were in the sources. */
  readonly files: readonly string[];
  /** Packages that are imported, by name. */
  readonly packages: readonly string[];
}

/**
 * Writes what the application needs of `engine`, `reports` and `desktop/shell` into a folder as JavaScript: the same tree, types taken away, so that whatever finds a
 * file beside itself finds it there too. Throws where something that is imported is not there.
 */
export function publish(root: string, to: string): Published {
  const waiting = globSync(entries, { cwd: root }).map((file) => file.split(path.sep).join('/'));
  const files = new Set(waiting);
  const packages = new Set<string>();
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    const text = readFileSync(path.join(root, file), 'utf8');
    const code = file.endsWith('.ts') ? stripTypeScriptTypes(text) : text;
    for (const [, before = '', , name = ''] of code.matchAll(specifier)) {
      if (!name.startsWith('.')) {
        const [, found = null] = /^((?:@[\w.-]+\/)?[a-z][\w.-]*)(?:\/|$)/.exec(name) ?? [];
        if (found !== null && !before.startsWith('new URL')) packages.add(found);
        continue;
      }
      const next = path.posix.join(path.posix.dirname(file), name);
      // A folder is an asset; a name that is filled in at run time is among the entries.
      if (files.has(next) || !/\.(ts|mjs|js|json)$/.test(next)) continue;
      if (!existsSync(path.join(root, next))) throw new Error(`${file} imports ${name}, which is not there`);
      files.add(next);
      waiting.push(next);
    }
    for (const [, , name = ''] of code.matchAll(asked)) packages.add(name);
    write(path.join(to, file.replace(/\.ts$/, '.js')), file.endsWith('.ts') ? renamed(code) : text);
  }
  for (const asset of assets)
    cpSync(path.join(root, asset), path.join(to, asset), { recursive: true, filter: (name) => !name.endsWith('.ts') });
  const known = new Set(Object.keys(JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).dependencies));
  return { files: [...files].toSorted(), packages: [...packages].filter((name) => known.has(name)).toSorted() };
}

/** Published files end in .js, and are imported so. */
function renamed(code: string): string {
  return code.replace(specifier, (whole, before: string, quote: string, name: string) =>
    name.startsWith('.') && name.endsWith('.ts') ? `${before}${quote}${name.slice(0, -3)}.js${quote}` : whole,
  );
}

function write(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}
