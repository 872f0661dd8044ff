import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { HeadroomError } from '../model/error.ts';

/** What a configuration file exports, unchecked. TypeScript runs as it is. Throws CONFIG_UNREADABLE with file and line. */
export async function readConfiguration(file: string): Promise<unknown> {
  const text = await readText(file);
  if (file.endsWith('.json')) return parseJson(file, text);
  // A file that changed is another module; without this a running server would keep the first one.
  const url = `${pathToFileURL(file).href}?content=${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
  let exported: { readonly default?: unknown };
  try {
    exported = await import(url);
  } catch (error) {
    throw unreadable(`${await placeOf(error, file)}: ${firstLine(error)}`, hintFor(error), error);
  }
  if (exported.default === undefined) throw unreadable(`${file} has no default export`, 'Write `export default defineConfig({ … })`.');
  return exported.default;
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw unreadable(`${file} cannot be read: ${firstLine(error)}`, 'Check its permissions.', error);
  }
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const hint = 'JSON takes no comments and no trailing commas; a headroom.config.ts does.';
    throw unreadable(`${file}:${jsonLine(error, text)}: ${firstLine(error)}`, hint, error);
  }
}

/** V8 says the position, or quotes ten characters before it, or says neither when the text begins or ends wrongly. */
function jsonLine(error: unknown, text: string): number {
  const message = error instanceof Error ? error.message : '';
  const position = /at position (\d+)/.exec(message)?.[1];
  const quoted = /\.\.\."([\s\S]*)"(?:\.\.\.)? is not valid JSON$/.exec(message)?.[1];
  if (position !== undefined) return lineOf(text, Number(position));
  if (quoted !== undefined) return lineOf(text, text.indexOf(quoted) + 10);
  return message.startsWith('Unexpected end') ? lineOf(text, text.length) : 1;
}

const lineOf = (text: string, position: number) => text.slice(0, position).split('\n').length;

/** `file:line` of an error: from its stack, or, since Node keeps the line of a module's syntax error to itself, from what Node prints of it. */
async function placeOf(error: unknown, file: string): Promise<string> {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const known = placeIn(stack);
  if (known !== null) return known;
  return (error instanceof SyntaxError ? placeIn(await printedBy(file)) : null) ?? file;
}

/** The first place outside of Node and of packages. */
function placeIn(text: string): string | null {
  for (const [, place = '', line] of text.matchAll(/(?:^|[\s(])(file:\/\/[^\s()]+?|(?:[A-Za-z]:)?[\\/][^\s():]+):(\d+)/gm)) {
    const file = place.startsWith('file:') ? fileURLToPath(place.replace(/\?.*$/, '')) : place;
    if (!file.includes('node_modules') && file !== import.meta.filename) return `${path.normalize(file)}:${line}`;
  }
  return null;
}

function printedBy(file: string): Promise<string> {
  const script = `import(${JSON.stringify(pathToFileURL(file).href)})`;
  return new Promise((resolve) => {
    execFile(process.execPath, ['--input-type=module', '--eval', script], { timeout: 10_000 }, (_error, _stdout, stderr) =>
      resolve(stderr),
    );
  });
}

function firstLine(error: unknown): string {
  const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n', 1);
  return line.slice(0, 500);
}

function hintFor(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'ERR_MODULE_NOT_FOUND') return 'Check the import: paths begin with ./ and end in .ts, packages must be installed.';
  if (code === 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX')
    return 'Node runs TypeScript by taking types away: no enum, no namespace, no parameter properties.';
  return 'Open the file at that line.';
}

function unreadable(message: string, hint: string, cause?: unknown): HeadroomError {
  return new HeadroomError('CONFIG_UNREADABLE', `${message.replace(/\.$/, '')}.`, hint, cause);
}
