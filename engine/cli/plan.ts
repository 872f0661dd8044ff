import { planFormats } from '../../reports/plan/index.ts';
import { runPlan } from '../campaign/plan/plan.ts';
import { exitCode } from '../model/error.ts';
import { recoverRuns } from '../run/recover.ts';
import { openStore } from '../store/index.ts';
import { declareDocumentOptions, printDocument } from './document-output.ts';
import type { Verb } from './verb.ts';

export const verb: Verb = {
  declare: (command) => {
    command
      .option('--env <name>', 'environment whose runs and capacity count as evidence')
      .option('--capacity <campaign>', 'capacity campaign it is planned by: its id, or latest')
      .option('--config <file>', 'configuration file, instead of headroom.config.ts');
    declareDocumentOptions(command, Object.keys(planFormats));
    command.addHelpText('after', example);
  },
  run: async ({ terminal, folder }, _, options) => {
    const store = openStore(folder);
    await recoverRuns(store, (text) => terminal.progress(text));
    const text = (name: string) => (typeof options[name] === 'string' ? options[name] : undefined);
    const [environment, capacity] = [text('env'), text('capacity')];
    const plan = await runPlan(
      {
        folder,
        config: text('config'),
        environment,
        capacity,
        today: new Date().toISOString().slice(0, 10),
        reproduce: ['headroom plan', environment && `--env ${environment}`, capacity && `--capacity ${capacity}`].filter(Boolean).join(' '),
      },
      store,
    );
    await printDocument(terminal, folder, plan, planFormats, 'plan', options);
    return exitCode.good;
  },
};

const example = `
Examples:
  headroom plan
  headroom plan --env staging --format html --out plan.html

What it plans, in headroom.config.ts, beside \`capacity.policy\`; prices are a dated file (headroom roi --help):
  costs: 'prices.json',
  plan: {
    benefits: [{ name: 'infrastructure saved', perMonth: 600 }, { name: 'more orders', perMonth: { value: 500, low: 200, high: 700 } }],
    before: ['p95 = 380 ms', 'throughput = 120 req/s', 'dbQuery p95 = 125 ms', 'connections = 550', 'errorRate = 1.2 %', 'cost = 300'],
    phases: [
      { name: 'Phase 1', begins: '2026-11-02', due: '2026-11-09', targets: ['p95 < 285 ms', 'throughput >= 150 req/s',
        'dbQuery p95 < 90 ms', 'connections >= 550', 'errorRate < 0.8 %', 'cost <= 300'] },
      { name: 'Phase 2', begins: '2026-11-09', due: '2026-11-23', targets: ['p95 < 190 ms', 'throughput >= 250 req/s',
        'dbQuery p95 < 80 ms', 'connections >= 800', 'errorRate < 0.5 %', 'cost <= 350'] },
      { name: 'Phase 3', begins: '2026-11-23', due: '2026-12-14', targets: ['p95 < 150 ms', 'throughput >= 350 req/s',
        'dbQuery p95 < 60 ms', 'connections >= 2000', 'errorRate < 0.3 %', 'cost <= 450'] },
    ],
    checklist: { users: 1000, budgetPerMonth: 450, autoscale: 'autoscale.json',
      lines: { recovery: { run: 'rollback', target: 'errorRate < 1 %' }, credentials: { check: 'no secret in the answer' } } },
  },
A target is ticked off by the newest valid run, or capacity report, made after its phase began; without one it has no evidence.`;
