import { exitCode } from '../model/error.ts';
import { resolveChromium } from '../setup/chromium.mjs';
import { resolveK6 } from '../setup/k6.mjs';
import { createProgress } from '../setup/progress.mjs';
import { type Check, checkDisk, checkGovernor, checkMachine, checkOpenFiles, checkPorts } from './doctor-checks.ts';
import type { Verb } from './verb.ts';

const marks = { good: '✓', caution: '~', missing: '✗' } as const;

export const verb: Verb = {
  declare: (command) => {
    command.option('--json', 'print the checks as JSON').addHelpText('after', '\nExample:\n  headroom doctor');
  },
  run: async ({ terminal, folder }, _, options) => {
    const checks = await doctorChecks(folder);
    if (options.json === true) terminal.print(JSON.stringify(checks));
    else
      for (const { what, state, found, mend } of checks)
        terminal.print(`${marks[state]} ${what.padEnd(13)} ${found}${mend === '' ? '' : `\n  ${' '.repeat(13)} ${mend}`}`);
    return checks.some(({ state }) => state === 'missing') ? exitCode.environment : exitCode.good;
  },
};

/** What this machine has and lacks, for a project in `folder`. */
export async function doctorChecks(folder: string): Promise<Check[]> {
  return [checkMachine(), await checkK6(), checkBrowser(), checkOpenFiles(), checkPorts(), checkGovernor(), await checkDisk(folder)];
}

async function checkK6(): Promise<Check> {
  try {
    const { kind, source, version, path } = await resolveK6({ progress: createProgress() });
    const recorder = kind === 'recorder';
    return {
      what: 'k6',
      state: recorder ? 'good' : 'caution',
      found: `${version}, ${recorder ? 'with our recorder' : 'stock, without our recorder'}, from ${source}: ${path}`,
      mend: recorder ? '' : 'Install Go 1.26 or newer, then run `npm start` again to build k6 with the recorder.',
    };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return {
      what: 'k6',
      state: 'missing',
      found: error.message,
      mend: 'hint' in error ? String(error.hint) : 'Install Go 1.26 or newer, or k6, and run `npm start`.',
    };
  }
}

function checkBrowser(): Check {
  const found = resolveChromium();
  return found === null
    ? {
        what: 'Chromium',
        state: 'caution',
        found: 'none: page vitals cannot be measured',
        mend: process.platform === 'linux' ? 'apt-get install chromium' : 'Install Chromium or Chrome, or name one in HEADROOM_CHROMIUM.',
      }
    : { what: 'Chromium', state: 'good', found: found.path, mend: '' };
}
