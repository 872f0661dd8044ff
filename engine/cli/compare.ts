import { comparisonText } from '../../reports/formats/text/comparison.ts';
import { exitCode } from '../model/error.ts';
import { compareTwo } from '../run/compare-two.ts';
import { openStore } from '../store/index.ts';
import type { Verb } from './verb.ts';

export const verb: Verb = {
  declare: (command) => {
    command
      .argument('<base>', 'a run: its id, a unique beginning, latest, previous or a scenario name')
      .argument('<head>', 'the run to explain')
      .option('--strict', 'exit 2 when the comparison is inconclusive')
      .option('--json', 'print the comparison as JSON')
      .addHelpText('after', '\nExample:\n  headroom compare previous latest');
  },
  run: async ({ terminal, folder }, [base = '', head = ''], options) => {
    const comparison = await compareTwo(openStore(folder), base, head);
    terminal.print(
      options.json === true ? JSON.stringify(comparison) : comparisonText(comparison, { columns: terminal.width, colour: terminal.colour }),
    );
    if (comparison.verdict === 'invalid') return exitCode.invalid;
    return options.strict === true && comparison.verdict === 'inconclusive' ? exitCode.inconclusive : exitCode.good;
  },
};
