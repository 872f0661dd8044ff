import { appendFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { campaignFormats } from '../../reports/campaign/index.ts';
import { runGate, type SealedGate } from '../campaign/gate/gate.ts';
import { type ExitCode, HeadroomError, strongestExit } from '../model/error.ts';
import { gitUser } from '../run/git.ts';
import { recoverRuns } from '../run/recover.ts';
import { openStore } from '../store/index.ts';
import { gateWatch } from './gate-progress.ts';
import { collect, declareLoadOptions, duration, share } from './options.ts';
import type { Terminal } from './terminal.ts';
import { typedCommand } from './typed-command.ts';
import type { Verb } from './verb.ts';
import { writeReports } from './write-campaign.ts';

export const verb: Verb = {
  declare: (command) => {
    command.argument('[scenario]', "what is loaded; the configuration's gate.scenario when not given");
    declareLoadOptions(command);
    command
      .option('--base <ref>', 'git reference: the merge base with it is the base, this checkout the head; needs --up and --url')
      .option('--up <command>', 'brings one side up, told SIDE, PORT, HEADROOM_DATA and HEADROOM_HEAD_FOLDER')
      .option('--down <command>', 'takes one side down again, where stopping the command is not enough')
      .option('--url <url>', "where the head is, or with --up where a side is: 'http://$SIDE.localhost:$PORT'")
      .option('--base-url <url>', 'where the base is')
      .option('--base-env <name>', 'environment of the base; --env is that of the head')
      .option('--base-switch <name=on|off>', 'a switch of the demo application, for the base; --switch is for the head', collect)
      .option('--base-set <path=value>', 'a field of the configuration, for the base; --set is then for the head alone', collect)
      .option('--version-header <name>', 'response header that tells which version answers')
      .option('--alternating', 'load the sides in turn, where only one can be up')
      .option('--stored', 'judge by stored baselines alone')
      .option('--from <run...>', 'judge runs that are there instead of making new ones')
      .option('--budget <time>', 'most time to spend', duration)
      .option('--delta <share>', 'least shift worth catching, such as 3%', share)
      .option('--override <reason>', 'let a regression pass; the reason is kept with the verdict')
      .option('--by <name>', 'who overrides; the user of git or of this machine when not given')
      .option('--format <names>', `also print: ${Object.keys(campaignFormats).join(', ')}`)
      .option('--out <folder>', 'write the report there in every format, beside the campaign folder')
      .addHelpText(
        'after',
        "\nExamples:\n  headroom gate --base origin/main --up 'npm ci && node server.js' --url 'http://$SIDE.localhost:$PORT'\n  headroom gate --base-url https://main.example --url https://pr-7.example --budget 10m\n  headroom gate --base-switch indexes=on --switch indexes=off\n  headroom gate --from latest previous",
      );
  },
  run: async ({ terminal, folder, interrupted }, [scenario], options) => {
    const wanted = {
      ...options,
      folder,
      what: scenario === undefined ? [] : [scenario],
      budgetS: typeof options.budget === 'number' ? options.budget : undefined,
      override: await overrideOf(options, folder),
      command: typedCommand(),
    };
    const formats = formatsOf(options.format);
    const store = openStore(folder);
    await recoverRuns(store, (text) => terminal.progress(text));
    const watch = gateWatch(terminal, interrupted);
    const gate = await runGate(wanted, store, watch).finally(() => watch.done());
    print(terminal, gate, options.json === true ? ['json'] : formats);
    if (typeof options.out === 'string') await writeReports(gate.report, path.resolve(folder, options.out));
    tellGithub(gate, options.json === true ? terminal.progress : terminal.print);
    if (gate.failure !== null) terminal.progress(`\n${gate.failure.code}: ${gate.failure.message}\n  ${gate.failure.hint}`);
    return strongestExit([gate.report.exitCode as ExitCode]);
  },
};

type FormatName = keyof typeof campaignFormats;

function formatsOf(names: unknown): FormatName[] {
  const wanted = typeof names === 'string' ? names.split(',').map((name) => name.trim()) : ['text'];
  const known = Object.keys(campaignFormats);
  const unknown = wanted.find((name) => !known.includes(name));
  if (unknown === undefined) return wanted as FormatName[];
  throw new HeadroomError('FORMAT_UNKNOWN', `There is no format ${unknown} of a gate.`, `Choose of ${known.join(', ')}.`);
}

function print(terminal: Terminal, { report, folder }: SealedGate, names: readonly FormatName[]): void {
  const reportPath = path.join(path.relative(process.cwd(), folder) || '.', 'report.html');
  const options = { columns: terminal.width, colour: terminal.colour, reportPath };
  for (const name of names) terminal.print(campaignFormats[name].render(report, options).trimEnd());
}

/** In a job of GitHub: annotations on its page, which are read from either stream, and a summary of the step. */
function tellGithub({ report }: SealedGate, say: (text: string) => void): void {
  if (process.env.GITHUB_ACTIONS !== 'true') return;
  say(campaignFormats.github.render(report).trimEnd());
  const summary = process.env.GITHUB_STEP_SUMMARY;
  if (summary !== undefined && summary !== '') appendFileSync(summary, `${campaignFormats.summary.render(report)}\n`);
}

async function overrideOf(options: Readonly<Record<string, unknown>>, folder: string) {
  if (options.override === undefined) return undefined;
  const why = String(options.override).trim();
  if (why === '')
    throw new HeadroomError('USAGE', '--override needs a reason.', 'It is kept with the verdict: --override "index is added next week".');
  return { by: typeof options.by === 'string' ? options.by : ((await gitUser(folder)) ?? os.userInfo().username), why };
}
