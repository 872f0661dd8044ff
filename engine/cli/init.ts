import { type Command, InvalidArgumentError } from 'commander';
import { type CiSystem, ciSystems, type Initialized, initialize } from '../init/index.ts';
import { exitCode } from '../model/error.ts';
import { collect } from './options.ts';
import type { Terminal } from './terminal.ts';
import type { Verb } from './verb.ts';

export const verb: Verb = {
  declare: (command) => declare(command),
  run: async ({ terminal, folder }, _, options) => {
    const dryRun = options.dryRun === true;
    const result = await initialize({
      folder,
      url: textOf(options.url),
      start: textOf(options.start),
      ci: options.ci as CiSystem[],
      action: textOf(options.action),
      force: (options.force ?? []) as string[],
      dryRun,
    });
    if (options.json === true) terminal.print(JSON.stringify({ dryRun, ...result }));
    else print(terminal, result, dryRun);
    return exitCode.good;
  },
};

function declare(command: Command): void {
  command
    .option('--url <address>', 'what is to be loaded, such as https://staging.example.com')
    .option('--start <command>', 'command that starts it here, such as "npm start"')
    .option('--ci <systems>', `pipelines to write: ${ciSystems.join(', ')}, several with commas, or none`, systems, ['github'])
    .option('--action <owner/repository@ref>', 'where the workflow finds the action; the clone this runs from when not given')
    .option('--force <file>', 'replace this file; may be repeated', collect)
    .option('--dry-run', 'say what would be written, and write nothing')
    .option('--json', 'print the result as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  headroom init --url https://staging.example.com\n  headroom init --start "npm start" --url http://127.0.0.1:3000 --ci github,gitlab',
    );
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

function systems(text: string): CiSystem[] {
  const names = text === 'none' ? [] : text.split(',').map((name) => name.trim());
  return names.map((name) => {
    const known = ciSystems.find((system) => system === name);
    if (known === undefined) throw new InvalidArgumentError(`expected ${ciSystems.join(', ')} or none.`);
    return known;
  });
}

function print(terminal: Terminal, { written, same, leftAlone, next }: Initialized, dryRun: boolean): void {
  for (const file of written) terminal.print(`${dryRun ? 'would write' : 'wrote'}  ${file}`);
  for (const file of same) terminal.print(`there already  ${file}`);
  for (const file of leftAlone) terminal.print(`left alone  ${file} (replace it with --force ${file})`);
  terminal.print(`\nNext:\n${next.map((step) => `  ${step}`).join('\n')}`);
}
