/** Prints the outputs of the action: `outputs.ts <results folder> <outcome of the measuring step> <scenario>`. */
import { readOutcome, resultFile } from './results.ts';

const [folder = '', outcome = '', scenario = ''] = process.argv.slice(2);
const { verdict, blocks } = readOutcome(folder, outcome === 'failure');
// An artifact's name takes no slashes; two jobs of a workflow must not take the same.
const artifact = ['headroom', process.env.GITHUB_JOB, scenario]
  .filter(Boolean)
  .join('-')
  .replace(/[^\w.-]+/g, '-');
process.stdout.write(`artifact=${artifact}\nverdict=${verdict}\nblocks=${blocks}\nreport=${resultFile(folder, 'html') ?? ''}\n`);
