import os from 'node:os';
import { exitCode } from '../model/error.ts';
import { listedRuns } from '../run/listed-runs.ts';
import { recoverRuns } from '../run/recover.ts';
import { metricTrend } from '../run/trend.ts';
import { openStore } from '../store/index.ts';
import { positiveWhole } from './options.ts';
import { asides, campaignRow, campaignsText, prunedWords, runsText } from './runs-text.ts';
import { trendText } from './trend-text.ts';
import type { Verb } from './verb.ts';

export const verb: Verb = {
  declare: (command) => {
    command
      .argument('[run]', 'show or note this one')
      .option('--all', 'list the units of gates too')
      .option('--campaigns', 'list campaigns: gates and schedules, interrupted ones too')
      .option('--trend [metric]', 'when a metric moved: p95 unless named, or p50, errorRate, lcp p75, dbQueries ...')
      .option('--scenario <name>', 'of this scenario; with --trend, that of the newest run when not given')
      .option('--env <name>', 'in this environment; with --trend, that of the newest run when not given')
      .option('--note <text>', 'add a note to the run')
      .option('--prune <keep>', 'remove all but the newest n runs; baselines and noted runs stay', positiveWhole)
      .option('--json', 'print the result as JSON')
      .addHelpText(
        'after',
        '\nExamples:\n  headroom runs\n  headroom runs --trend p95 --scenario load\n  headroom runs latest --note "cache was cold"\n  headroom runs --prune 50',
      );
  },
  run: async ({ terminal, folder }, [run], options) => {
    const store = openStore(folder);
    await recoverRuns(store, (text) => terminal.progress(text));
    const print = (value: unknown, text: string) => terminal.print(options.json === true ? JSON.stringify(value) : text);
    const scenario = typeof options.scenario === 'string' ? options.scenario : undefined;
    const environment = typeof options.env === 'string' ? options.env : undefined;
    if (typeof options.prune === 'number') {
      const pruned = await store.prune({ keep: options.prune });
      print(pruned, prunedWords(pruned));
    } else if (options.trend !== undefined) {
      const metric = typeof options.trend === 'string' ? options.trend : 'p95';
      const trend = await metricTrend(store, { metric, scenario, environment });
      print(trend, trendText(trend, terminal.width));
    } else if (options.campaigns === true) {
      const campaigns = await store.campaigns.list();
      print(campaigns.map(campaignRow), campaignsText(campaigns));
    } else if (run !== undefined && typeof options.note === 'string') {
      const id = await store.resolveRun(run);
      await store.notes.add(id, { at: new Date().toISOString(), by: os.userInfo().username, text: options.note });
      print({ run: id }, `Noted on ${id}.`);
    } else if (run !== undefined) {
      const loaded = await store.loadRun(await store.resolveRun(run));
      print(loaded.run, JSON.stringify(loaded.run, null, 2));
    } else {
      const listed = await listedRuns(store, { scenario, environment, all: options.all === true });
      print(listed.runs, runsText(listed));
      if (options.json === true) for (const line of asides(listed)) terminal.progress(line);
    }
    return exitCode.good;
  },
};
