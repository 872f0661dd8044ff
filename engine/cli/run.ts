import { type ExitCode, strongestExit } from '../model/error.ts';
import { composeRequests } from '../run/compose.ts';
import { executeRun } from '../run/execute.ts';
import { recoverRuns } from '../run/recover.ts';
import { openStore } from '../store/index.ts';
import { latencyCeiling } from '../targets/ceiling.ts';
import { liveWatch } from './live-block.ts';
import { collect, declareLoadOptions } from './options.ts';
import { exitOfRun } from './outcome-exit.ts';
import { printReport } from './report-output.ts';
import type { Verb } from './verb.ts';

export const verb: Verb = {
  declare: (command) => {
    command.argument('[what...]', 'scenarios of headroom.config.ts, or k6 scripts; one run each, in turn');
    declareLoadOptions(command);
    command
      .option('--allow-host <host>', 'a host, address or range a script may load beside loopback; may be repeated', collect, [])
      .option('-e, --script-env <NAME=value>', 'environment variable for a script; may be repeated', collect, [])
      .option('--lean', "turn a script's own summary and thresholds off: faster; handleSummary and abortOnFail do not run")
      .option('--seed <n>', 'seed of data, think time and choices', Number)
      .addHelpText(
        'after',
        '\nExamples:\n  headroom run smoke\n  headroom run load --env staging --users 200\n  headroom run ./checkout.js --allow-host shop.example.com',
      );
  },
  run: async ({ terminal, folder, interrupted }, what, options) => {
    const requests = await composeRequests({ ...options, folder, what, command: `headroom ${process.argv.slice(2).join(' ')}` });
    const store = openStore(requests[0]?.folder ?? folder);
    await recoverRuns(store, (text) => terminal.progress(text));
    const exits: ExitCode[] = [];
    for (const request of requests) {
      const watch = liveWatch(terminal, interrupted, latencyCeiling(request.targets));
      const sealed = await executeRun(request, store, watch).finally(() => watch.done());
      printReport(terminal, sealed.report, sealed.folder, options.json === true);
      if (sealed.failure !== null) terminal.progress(`\n${sealed.failure.code}: ${sealed.failure.message}\n  ${sealed.failure.hint}`);
      exits.push(exitOfRun(sealed, options.strict === true));
      if (interrupted.aborted) break;
    }
    return strongestExit(exits);
  },
};
