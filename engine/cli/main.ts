import { Command, CommanderError } from 'commander';
import { exitCode } from '../model/error.ts';
import { version } from '../model/version.ts';
import { printFailure } from './failure.ts';
import { watchInterrupts } from './interrupt.ts';
import { openTerminal } from './terminal.ts';
import { verbs } from './verbs.ts';

/** The `headroom` command. The only place that ends the process. */
const terminal = openTerminal(process.env);
const words = process.argv.slice(2);
const named = verbs.find(({ name }) => name === words.find((word) => !word.startsWith('-')));
const json = words.includes('--json');

// A reader such as `head` that has seen enough is no failure.
for (const stream of [process.stdout, process.stderr]) stream.on('error', leaveIfUnread);

process.exitCode = await main().catch((error: unknown) =>
  error instanceof CommanderError ? usage(error) : printFailure(terminal, error, json),
);
// Sockets that a dead target left half open must not keep us here.
setTimeout(() => process.exit(), 2000).unref();

async function main(): Promise<number> {
  const program = new Command('headroom')
    .description('How much headroom do we have, is this build slower, what should we fix first, and what is it worth?')
    .version(version)
    .configureHelp({ showGlobalOptions: false })
    .exitOverride()
    .showSuggestionAfterError();
  program.addHelpText(
    'after',
    '\nBegin with `headroom demo`. Every verb has --help with an example.\nExit codes: 0 good, 1 target failed, 2 inconclusive (--strict), 3 invalid run, 64 usage, 65 script, 69 environment, 70 our bug, 130 interrupted.',
  );
  let result: number = exitCode.good;
  for (const entry of verbs) {
    const command = program.command(entry.name).summary(entry.summary).description(entry.summary).exitOverride();
    if (entry !== named) continue;
    const { verb } = await entry.load();
    verb.declare(command);
    command.action(async () => {
      const interrupted = watchInterrupts(terminal);
      result = await verb.run({ terminal, folder: process.cwd(), interrupted }, command.args, command.opts());
    });
  }
  if (words.length === 0) {
    program.outputHelp();
    return exitCode.usage;
  }
  await program.parseAsync(words, { from: 'user' });
  return result;
}

function leaveIfUnread(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
}

/** Commander has printed its own message; help and version are good ends. */
function usage(error: CommanderError): number {
  return error.exitCode === 0 ? exitCode.good : exitCode.usage;
}
