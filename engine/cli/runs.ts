import os from 'node:os';
import { exitCode } from '../model/error.ts';
import { recoverRuns } from '../run/recover.ts';
import { openStore, type Pruned, type RunEntry } from '../store/index.ts';
import { positiveWhole } from './options.ts';
import { table } from './table.ts';
import type { Verb } from './verb.ts';

export const verb: Verb = {
  declare: (command) => {
    command
      .argument('[run]', 'show or note this one')
      .option('--note <text>', 'add a note to the run')
      .option('--prune <keep>', 'remove all but the newest n runs; baselines and noted runs stay', positiveWhole)
      .option('--json', 'print the result as JSON')
      .addHelpText('after', '\nExamples:\n  headroom runs\n  headroom runs latest --note "cache was cold"\n  headroom runs --prune 50');
  },
  run: async ({ terminal, folder }, [run], options) => {
    const store = openStore(folder);
    await recoverRuns(store, (text) => terminal.progress(text));
    const print = (value: unknown, text: string) => terminal.print(options.json === true ? JSON.stringify(value) : text);
    if (typeof options.prune === 'number') {
      const pruned = await store.prune({ keep: options.prune });
      print(pruned, prunedWords(pruned));
    } else if (run !== undefined && typeof options.note === 'string') {
      const id = await store.resolveRun(run);
      await store.notes.add(id, { at: new Date().toISOString(), by: os.userInfo().username, text: options.note });
      print({ run: id }, `Noted on ${id}.`);
    } else if (run !== undefined) {
      const loaded = await store.loadRun(await store.resolveRun(run));
      print(loaded.run, JSON.stringify(loaded.run, null, 2));
    } else {
      const rows = await store.listRuns();
      print(rows, rows.length === 0 ? 'No runs yet. Begin with: headroom demo' : table(rows.map(rowOf)));
    }
    return exitCode.good;
  },
};

function prunedWords({ removed, spared }: Pruned): string {
  const kept = spared.map(({ id, why }) => `Kept ${id}: it has a ${why}.`);
  return [removed.length === 0 ? 'Nothing to remove.' : `Removed ${removed.length} runs.`, ...kept].join('\n');
}

function rowOf(entry: RunEntry): Record<string, unknown> {
  if (entry.state !== 'sealed') return { run: entry.id, state: entry.state === 'damaged' ? `damaged: ${entry.reason}` : entry.state };
  const { run } = entry;
  return {
    run: run.id,
    state: `${run.outcome}${run.recovered ? ', recovered' : ''}`,
    validity: run.health.validity,
    scenario: run.scenario,
    environment: run.environment,
    'length s': Math.round(run.durationS),
    commit: run.provenance.git?.commit.slice(0, 7) ?? null,
  };
}
