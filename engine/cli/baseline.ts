import { exitCode, HeadroomError } from '../model/error.ts';
import { approveRun, dropBaseline, listBaselines, showBaseline } from '../run/baselines.ts';
import { openStore } from '../store/index.ts';
import { table } from './table.ts';
import type { Verb } from './verb.ts';

const acts = ['approve', 'list', 'show', 'drop'];

export const verb: Verb = {
  declare: (command) => {
    command
      .argument('<act>', acts.join(', '))
      .argument('[run]', 'a run: its id, a unique beginning, latest, previous or a scenario name')
      .option('--why <text>', 'why it is approved or dropped; kept with it')
      .option('--by <name>', 'who approves or drops; the user of git or of this machine when not given')
      .option('--pin <release>', 'approve it as this release: it stays beside the rolling window, so that slow creep is seen')
      .option('--env <name>', 'only this environment')
      .option('--all', 'list retired ones too')
      .option('--json', 'print the result as JSON')
      .addHelpText(
        'after',
        '\nExamples:\n  headroom baseline approve latest --why "after the index change"\n  headroom baseline approve latest --pin v1.4 --why "release 1.4"\n  headroom baseline list\n  headroom baseline drop 2026-11-03 --why "wrong data set"',
      );
  },
  run: async ({ terminal, folder }, [act = '', run], options) => {
    const store = openStore(folder);
    const why = typeof options.why === 'string' ? options.why : undefined;
    const who = typeof options.by === 'string' ? options.by : undefined;
    const print = (value: unknown, text: string) => terminal.print(options.json === true ? JSON.stringify(value) : text);
    if (act === 'list') {
      const rows = await listBaselines(store, {
        environment: typeof options.env === 'string' ? options.env : undefined,
        retired: options.all === true,
      });
      print(rows, rows.length === 0 ? 'No baseline yet. Approve a run: headroom baseline approve latest --why "..."' : table(rows));
    } else if (act === 'show') {
      const baseline = await showBaseline(store, named(run, act));
      print(baseline, JSON.stringify(baseline, null, 2));
    } else if (act === 'approve') {
      const { file, baseline } = await approveRun(store, named(run, act), { by: who, why: reason(why, act), pin: pinOf(options.pin) });
      print(
        { file, baseline },
        `Approved ${baseline.run} as a baseline of ${baseline.scenario} in ${baseline.environment}${pinWords(baseline.pinned)}: ${file}\nCommit that file, so that others and CI judge against it.`,
      );
    } else if (act === 'drop') {
      const file = await dropBaseline(store, named(run, act), { by: who, why: reason(why, act) });
      print({ file }, `Retired: ${file}\nThe baseline stays where it is and no longer counts.`);
    } else throw new HeadroomError('USAGE', `"${act}" is nothing that can be done to a baseline.`, `Choose one of ${acts.join(', ')}.`);
    return exitCode.good;
  },
};

function named(run: string | undefined, act: string): string {
  if (run !== undefined) return run;
  throw new HeadroomError('USAGE', `\`baseline ${act}\` needs a run.`, `For example: headroom baseline ${act} latest`);
}

function reason(why: string | undefined, act: string): string {
  if (why !== undefined && why.trim() !== '') return why.trim();
  throw new HeadroomError('USAGE', `\`baseline ${act}\` needs a reason.`, 'Say it with --why "..."; it is kept with the baseline.');
}

function pinOf(pin: unknown): string | undefined {
  if (pin === undefined) return undefined;
  const name = String(pin).trim();
  if (name !== '') return name;
  throw new HeadroomError('USAGE', '--pin needs the name of a release.', 'For example --pin v1.4.');
}

const pinWords = (pinned: string | null) => (pinned === null ? '' : `, pinned as ${pinned} beside the rolling window`);
