import { runSchedule } from '../campaign/schedule/schedule.ts';
import { findSchedule, type Schedule } from '../campaign/schedule/wanted.ts';
import { type ExitCode, strongestExit } from '../model/error.ts';
import { composeRequests, type Wanted } from '../run/compose.ts';
import { executeRun } from '../run/execute.ts';
import { exitOfRun } from '../run/outcome-exit.ts';
import { recoverRuns } from '../run/recover.ts';
import type { RunRequest } from '../run/request.ts';
import { openStore, type Store } from '../store/index.ts';
import { latencyCeiling } from '../targets/ceiling.ts';
import { liveWatch } from './live-block.ts';
import { collect, declareLoadOptions, whole } from './options.ts';
import { printReport } from './report-output.ts';
import { printSchedule } from './schedule.ts';
import type { Verb, VerbContext } from './verb.ts';

export const verb: Verb = {
  declare: (command) => {
    command.argument('[what...]', 'scenarios of headroom.config.ts or k6 scripts, one run each, or schedules, a campaign each; in turn');
    declareLoadOptions(command);
    command
      .option('--allow-host <host>', 'a host, address or range a script may load beside loopback; may be repeated', collect)
      .option('-e, --script-env <NAME=value>', 'environment variable for a script; may be repeated', collect)
      .option('--lean', "turn a script's own summary and thresholds off: faster; handleSummary and abortOnFail do not run")
      .option('--seed <n>', 'seed of data, think time and choices', whole)
      .addHelpText(
        'after',
        '\nExamples:\n  headroom run smoke\n  headroom run load --env staging --users 200\n  headroom run monthly --env staging\n  headroom run ./checkout.js --allow-host shop.example.com',
      );
  },
  run: async (context, what, options) => {
    const { terminal, folder, interrupted } = context;
    const wanted = { ...options, folder, command: `headroom ${process.argv.slice(2).join(' ')}` };
    const jobs = await Promise.all((what.length === 0 ? [[]] : what.map((name) => [name])).map((one) => jobOf({ ...wanted, what: one })));
    const store = openStore(jobs[0]?.request.folder ?? folder);
    await recoverRuns(store, (text) => terminal.progress(text));
    const exits: ExitCode[] = [];
    for (const job of jobs) {
      exits.push(
        await (job.schedule === null ? runOnce(job.request, store, context, options) : runMany(job.schedule, store, context, options)),
      );
      if (interrupted.aborted) break;
    }
    return strongestExit(exits);
  },
};

/** A name on the command line: a scenario or script to run once, or a schedule. */
async function jobOf(wanted: Wanted): Promise<{ readonly request: RunRequest; readonly schedule: Schedule | null }> {
  const schedule = await findSchedule(wanted);
  const [request] = schedule === null ? await composeRequests(wanted) : [schedule.request];
  if (request === undefined) throw new RangeError('one name gives one request');
  return { request, schedule };
}

type Options = Readonly<Record<string, unknown>>;

async function runOnce(request: RunRequest, store: Store, { terminal, interrupted }: VerbContext, options: Options): Promise<ExitCode> {
  const watch = liveWatch(terminal, interrupted, latencyCeiling(request.targets));
  const sealed = await executeRun(request, store, watch).finally(() => watch.done());
  printReport(terminal, sealed.report, sealed.folder, options.json === true);
  if (sealed.failure !== null) terminal.progress(`\n${sealed.failure.code}: ${sealed.failure.message}\n  ${sealed.failure.hint}`);
  return exitOfRun(sealed, options.strict === true);
}

async function runMany(schedule: Schedule, store: Store, { terminal, interrupted }: VerbContext, options: Options): Promise<ExitCode> {
  const watch = liveWatch(terminal, interrupted, latencyCeiling(schedule.request.targets));
  const sealed = await runSchedule(schedule, store, watch, options.strict === true).finally(() => watch.done());
  printSchedule(terminal, sealed, options.json === true);
  return strongestExit([sealed.report.exitCode as ExitCode]);
}
