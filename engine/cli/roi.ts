import { roiFormats } from '../../reports/plan/index.ts';
import { caseOf } from '../campaign/plan/roi.ts';
import { exitCode } from '../model/error.ts';
import { declareDocumentOptions, printDocument } from './document-output.ts';
import { amount, currency, positiveWhole, rate } from './options.ts';
import type { Verb } from './verb.ts';

export const verb: Verb = {
  declare: (command) => {
    command
      .option('--setup <money>', 'paid once', amount)
      .option('--setup-hours <hours>', 'work it takes, with --hourly instead of --setup', amount)
      .option('--hourly <money>', 'what an hour costs', amount)
      .option('--operating <money>', 'what it adds to every month', amount)
      .option('--benefit <money>', 'what it brings every month', amount)
      .option('--setup-low <money>', 'the least the setup may cost, and with --setup-high the most', amount)
      .option('--setup-high <money>', 'the most', amount)
      .option('--operating-low <money>', 'the least a month may cost', amount)
      .option('--operating-high <money>', 'the most', amount)
      .option('--benefit-low <money>', 'the least a month may bring', amount)
      .option('--benefit-high <money>', 'the most', amount)
      .option('--months <n>', 'months looked at: 12', positiveWhole)
      .option('--rate <share>', 'discount a year, such as 10% or 0.10', rate)
      .option('--currency <code>', 'three letters, such as USD', currency)
      .option('--prices <file>', "prices file, instead of the configuration's costs")
      .option('--replicas <n>', 'with a price of a replica: how many serve', positiveWhole)
      .option('--replica-hour <money>', 'price of a replica an hour', amount)
      .option('--throughput <rate>', 'requests per second they serve within the target', amount)
      .option('--users <n>', 'users they serve within the target', positiveWhole)
      .option('--config <file>', 'configuration file, instead of headroom.config.ts');
    declareDocumentOptions(command, Object.keys(roiFormats));
    command.addHelpText(
      'after',
      '\nExamples:\n  headroom roi --setup 6000 --operating 150 --benefit 1500\n  headroom roi --setup-hours 80 --hourly 75 --operating 150 --benefit 1500 --benefit-low 900 --benefit-high 1800\n  headroom roi --prices prices.json --format html --out roi.html\n\nPrices, a file of yours with the day they are of:\n  { "asOf": "2026-11-01", "replicaPerHour": 0.05, "setup": { "hours": 80, "hourlyRate": 75 },\n    "operatingPerMonth": [{ "name": "cache", "perMonth": 20 }, { "name": "CDN", "perMonth": 10 },\n      { "name": "scaling", "perMonth": 20 }, { "name": "monitoring", "perMonth": { "value": 100, "low": 80, "high": 140 } }] }',
    );
  },
  run: async ({ terminal, folder }, _, options) => {
    const roi = await caseOf({ folder, today: new Date().toISOString().slice(0, 10), ...options });
    await printDocument(terminal, folder, roi, roiFormats, 'roi', options);
    return exitCode.good;
  },
};
