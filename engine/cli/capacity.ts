import path from 'node:path';
import { InvalidArgumentError } from 'commander';
import { capacityFormats } from '../../reports/capacity/index.ts';
import { runCapacity, type SealedCapacity } from '../campaign/capacity/capacity.ts';
import type { CapacityWanted } from '../campaign/capacity/wanted.ts';
import { type ExitCode, HeadroomError, strongestExit } from '../model/error.ts';
import { recoverRuns } from '../run/recover.ts';
import { openStore } from '../store/index.ts';
import { capacityWatch } from './capacity-progress.ts';
import { declareDocumentOptions, printDocument } from './document-output.ts';
import { collect, duration, positive, positiveWhole, share } from './options.ts';
import { typedCommand } from './typed-command.ts';
import type { Verb } from './verb.ts';

export const verb: Verb = {
  declare: (command) => {
    command
      .argument('[scenario]', "what is loaded; the configuration's capacity.scenario when not given")
      .option('--env <name>', 'environment of headroom.config.ts')
      .option('--config <file>', 'configuration file, instead of headroom.config.ts')
      .option('--target <target>', "what is to be met, such as 'p95 < 300 ms'; may be repeated; the scenario's own when not given", collect)
      .option('--ladder [levels]', 'a whole ladder instead of a search: from --from up to --up-to, or levels such as 20,40,80,120', levels)
      .option('--from <load>', 'first plateau: journeys per second, or connections of an endpoint or a socket', positive)
      .option('--up-to <load>', 'the most that is tried', positive)
      .option('--budget <time>', 'most time to spend', duration)
      .option('--precision <share>', 'how close last pass and first fail are to come, such as 5%', share)
      .option('--plateau <time>', 'how long each plateau is judged', duration)
      .option('--points <csv>', 'fit measurements of your own: concurrency,throughput[,mean][,p50][,p95][,p99][,replicas]')
      .option('--resume <campaign>', 'go on with a search or a ladder that was interrupted')
      .option('--replicas <n>', 'copies of the target that run while it is measured', positiveWhole)
      .option('--switch <name=on|off>', 'a switch of the demo application; may be repeated', collect)
      .option('--set <path=value>', 'any field of the configuration, such as capacity.plateau.warmUp=3s; may be repeated', collect)
      .option('--strict', 'exit 2 when the target was met at every load that was tried');
    declareDocumentOptions(command, Object.keys(capacityFormats));
    command.addHelpText(
      'after',
      "\nExamples:\n  headroom capacity --target 'p95 < 300 ms'\n  headroom capacity checkout --env staging --from 5 --up-to 200 --budget 20m\n  headroom capacity --ladder 20,40,80,120,160,200 --plateau 30s\n  headroom capacity --points points.csv --target 'p95 < 300 ms'\n\nExit codes: 0 found, or met at all that was tried (2 with --strict), 1 missed at the lightest load or no data, 3 invalid, 130 interrupted.",
    );
  },
  run: async ({ terminal, folder, interrupted }, [scenario], options) => {
    const { target, plateau, budget, ...given } = options;
    const wanted = {
      ...given,
      folder,
      what: scenario === undefined ? [] : [scenario],
      targets: target,
      plateauS: plateau,
      budgetS: budget,
      command: typedCommand(),
    } as CapacityWanted;
    refuseTogether(options);
    const store = openStore(folder);
    await recoverRuns(store, (text) => terminal.progress(text));
    const watch = capacityWatch(terminal, interrupted);
    const capacity = await runCapacity(wanted, store, watch).finally(() => watch.done());
    await printDocument(terminal, folder, capacity.report, capacityFormats, 'capacity', options);
    for (const line of asides(capacity)) terminal.progress(line);
    return strongestExit([capacity.report.exitCode as ExitCode]);
  },
};

/** Points are given or measured, never both. */
function refuseTogether(options: Readonly<Record<string, unknown>>): void {
  const others = ['resume', 'ladder', 'from', 'upTo', 'plateau', 'precision', 'env'].filter((name) => options[name] !== undefined);
  if (options.points !== undefined && others.length > 0)
    throw new HeadroomError('USAGE', '--points measures nothing.', `Leave --${others[0]?.replace('upTo', 'up-to')} out.`);
  if (options.resume !== undefined && options.ladder !== undefined)
    throw new HeadroomError('USAGE', '--resume goes on with the levels it was asked for.', 'Leave --ladder out, or begin a new one.');
}

function asides({ folder, failure, report }: SealedCapacity): string[] {
  return [
    ...(folder === null ? [] : [`Report: ${path.relative(process.cwd(), path.join(folder, 'report.html'))}`]),
    ...(report.outcome === 'interrupted' && report.campaign !== null
      ? [`Go on with: headroom capacity --resume ${report.campaign.id}`]
      : []),
    ...(failure === null ? [] : [`\n${failure.code}: ${failure.message}\n  ${failure.hint}`]),
  ];
}

function levels(text: string): number[] {
  const values = text.split(',').map((word) => (word.trim() === '' ? Number.NaN : Number(word)));
  if (values.length < 2 || values.some((value) => !Number.isFinite(value) || value <= 0))
    throw new InvalidArgumentError('expected levels above 0, such as 20,40,80,120.');
  return values;
}
