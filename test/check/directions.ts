import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Which folders a folder may import, beside itself. Anything not named is a step back. */
export const allowedImports: Readonly<Record<string, readonly string[]>> = {
  'engine/model': [],
  'engine/stats': [],
  'engine/measure': ['engine/model', 'engine/stats'],
  'engine/targets': ['engine/model', 'engine/stats', 'engine/measure'],
  'engine/compare': ['engine/model', 'engine/stats', 'engine/measure'],
  'engine/capacity': ['engine/model', 'engine/stats', 'engine/measure'],
  'engine/plan': ['engine/model', 'engine/stats', 'engine/measure'],
  'engine/report': ['engine/model', 'engine/stats', 'engine/measure', 'engine/targets', 'engine/compare'],
  reports: ['engine/model'],
  'engine/store': ['engine/model', 'engine/stats', 'engine/measure', 'engine/targets', 'engine/compare', 'engine/report', 'reports'],
  'engine/config': ['engine/model', 'engine/measure', 'engine/targets', 'engine/report', 'reports'],
  'engine/demo': ['engine/model'],
  'engine/environments': ['engine/model', 'engine/config', 'engine/demo', 'engine/store'],
  'engine/setup': [],
  scenarios: ['engine/model'],
  'engine/run': [
    'engine/model',
    'engine/stats',
    'engine/measure',
    'engine/targets',
    'engine/compare',
    'engine/report',
    'reports',
    'engine/store',
    'engine/config',
    'engine/demo',
    'engine/environments',
    'engine/setup',
  ],
  'engine/campaign': [
    'engine/model',
    'engine/stats',
    'engine/measure',
    'engine/targets',
    'engine/compare',
    'engine/capacity',
    'engine/plan',
    'engine/report',
    'reports',
    'engine/store',
    'engine/config',
    'engine/demo',
    'engine/environments',
    'engine/run',
  ],
  'engine/init': ['engine/model'],
  'engine/server': [
    'engine/model',
    'engine/stats',
    'engine/measure',
    'engine/targets',
    'engine/compare',
    'engine/capacity',
    'engine/plan',
    'engine/report',
    'reports',
    'engine/store',
    'engine/config',
    'engine/demo',
    'engine/environments',
    'engine/run',
    'engine/campaign',
  ],
  'desktop/bridge': ['engine/model'],
  'desktop/ui': [
    'engine/model',
    'engine/stats',
    'engine/measure',
    'engine/targets',
    'engine/compare',
    'engine/capacity',
    'engine/plan',
    'engine/report',
    'reports',
    'desktop/bridge',
  ],
  'desktop/shell': ['engine/model', 'engine/server', 'engine/cli', 'desktop/bridge'],
  'desktop/packaging': ['engine/setup'],
  'engine/cli': [
    'engine/model',
    'engine/init',
    'engine/measure',
    'engine/targets',
    'engine/compare',
    'engine/capacity',
    'engine/plan',
    'engine/report',
    'reports',
    'engine/store',
    'engine/config',
    'engine/demo',
    'engine/environments',
    'engine/run',
    'engine/campaign',
    'engine/server',
    'engine/setup',
  ],
};

/** Within reach of set-up: only these may call it, since everything else must work wherever it is started. */
const setupCallers = [
  'engine/run/drivers/k6/',
  'engine/run/drivers/playwright/',
  'engine/cli/doctor',
  'engine/cli/ui',
  'engine/cli/desktop',
  'desktop/packaging/',
];

/** Electron's parts reach the shell through these two: one a process. */
const electronKnowers = ['desktop/shell/main.ts', 'desktop/shell/preload.ts'];

/** Stages that compute from their arguments alone. */
export const pureStages = [
  'engine/model',
  'engine/stats',
  'engine/measure',
  'engine/targets',
  'engine/compare',
  'engine/capacity',
  'engine/plan',
  'engine/report',
  'reports',
];

const impurities: readonly [RegExp, string][] = [
  [/\bfrom '(node:|fs|path|crypto)/, 'imports a Node module'],
  [/\b(Date\.now|performance\.now)\(|\bnew Date\(\)/, 'reads a clock'],
  [/\bMath\.random\(/, 'draws at random'],
  [/\bprocess\.|\bBuffer\b/, 'uses a global of Node'],
  [/\bset(Timeout|Interval|Immediate)\(|\bfetch\(/, 'does more than compute'],
];

/** Every import that goes back, and every impurity of a pure stage, as `file: what`. Empty when the tree keeps its directions. */
export function findViolations(root: string): string[] {
  return sources(root).flatMap((file) => {
    const home = folderOf(file);
    const text = readFileSync(path.join(root, file), 'utf8');
    if (home === null) return [];
    const back = importsOf(text).flatMap((specifier) => judgeImport(file, home, specifier));
    const impure = pureStages.includes(home)
      ? impurities.filter(([pattern]) => pattern.test(withoutComments(text))).map(([, what]) => `${file}: ${what}`)
      : [];
    const exits =
      /\bprocess\.exit\(/.test(text) && !/^engine\/(cli|setup)\/|\/leash\.ts$|^engine\/demo\/main\.ts$/.test(file)
        ? [`${file}: ends the process`]
        : [];
    return [...back, ...impure, ...exits];
  });
}

function judgeImport(file: string, home: string, specifier: string): string[] {
  if (!specifier.startsWith('.')) return specifier === 'electron' && !electronKnowers.includes(file) ? [`${file}: imports electron`] : [];
  const to = path.posix.join(path.posix.dirname(file), specifier);
  if (to.startsWith('test/')) return [`${file}: imports a test`];
  const target = folderOf(to);
  if (target === null || target === home) return [];
  const setup = target === 'engine/setup' && !setupCallers.some((caller) => file.startsWith(caller));
  return setup || !allowedImports[home]?.includes(target) ? [`${file}: imports ${to}, which is not before ${home}`] : [];
}

function sources(root: string): string[] {
  return globSync('{engine,reports,scenarios,desktop}/**/*.{ts,tsx,mjs}', { cwd: root, exclude: ['**/node_modules/**'] }).map((file) =>
    file.split(path.sep).join('/'),
  );
}

function folderOf(file: string): string | null {
  return Object.keys(allowedImports).find((folder) => file.startsWith(`${folder}/`)) ?? null;
}

function importsOf(text: string): string[] {
  return [...text.matchAll(/\b(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, specifier = '']) => specifier);
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|(^|[^:])\/\/.*$/gm, '$1');
}
