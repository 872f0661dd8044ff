import { exitCode } from '../model/error.ts';
import { writeReports } from '../run/write-reports.ts';
import { openStore } from '../store/index.ts';
import type { Verb } from './verb.ts';

export const verb: Verb = {
  declare: (command) => {
    command
      .argument('[run]', 'a run: its id, a unique beginning, latest, previous or a scenario name', 'latest')
      .option('--format <names>', 'text, markdown, html, junit, json, csv or github (annotations of a job); several with commas', 'text')
      .option('--audience <who>', 'qa, lead or ci: changes the order, never a number')
      .option('--out <path>', 'a file, or a folder for several formats; else it is printed')
      .option('--json', 'the same as --format json')
      .addHelpText('after', '\nExamples:\n  headroom report latest\n  headroom report latest --format markdown,junit --out results/');
  },
  run: async ({ terminal, folder }, [run = 'latest'], options) => {
    const written = await writeReports(openStore(folder), {
      run,
      formats: options.json === true ? 'json' : String(options.format),
      audience: typeof options.audience === 'string' ? options.audience : undefined,
      out: typeof options.out === 'string' ? options.out : undefined,
      columns: terminal.width,
      colour: terminal.colour,
    });
    for (const { text, file } of written) {
      if (file === null) terminal.print(text.trimEnd());
      else terminal.progress(`Wrote ${file}`);
    }
    return exitCode.good;
  },
};
