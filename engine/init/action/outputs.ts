/** Prints the outputs of the action: `outputs.ts <results folder> <outcome of the measuring step> <scenario>`. */
import { readOutcome, resultFile, resultsName } from './results.ts';

const [folder = '', outcome = '', scenario = ''] = process.argv.slice(2);
const { verdict, blocks } = readOutcome(folder, outcome === 'failure');
process.stdout.write(
  `artifact=${resultsName(scenario)}\nverdict=${verdict}\nblocks=${blocks}\nreport=${resultFile(folder, 'html') ?? ''}\n`,
);
