import { exitCode } from '../model/error.ts';
import { openStore } from '../store/index.ts';
import { table } from './table.ts';
import type { Verb } from './verb.ts';

export const verb: Verb = {
  declare: (command) => {
    command
      .argument('<sql>', 'a SELECT over the views runs and measurements (DuckDB)')
      .option('--json', 'print the rows as JSON')
      .addHelpText(
        'after',
        '\nExamples:\n  headroom query "describe measurements"\n  headroom query "select scenario, outcome, count(*) as runs from runs group by all"',
      );
  },
  run: async ({ terminal, folder }, [sql = ''], options) => {
    const { rows } = await openStore(folder).query(sql);
    terminal.print(options.json === true ? JSON.stringify(rows) : rows.length === 0 ? 'No rows.' : table(rows));
    return exitCode.good;
  },
};
