import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { autoscaleReportSchema } from '../../../engine/model/autoscale.ts';
import { recordRun } from '../init/recorded.ts';
import { configuration, makeProject } from './project.ts';

const web = {
  kind: 'hpa',
  name: 'web',
  scaleTargetRef: { name: 'web' },
  minReplicas: 2,
  maxReplicas: 12,
  metrics: [{ type: 'Resource', name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } }],
};
const project = makeProject({
  'headroom.config.ts': configuration({ environments: {}, scenarios: {}, autoscale: { web } }),
  'demand.csv': 'seconds,rate\n0,60\n600,240\n1800,60\n2400,60\n',
  'wrong.csv': 'time,rate\n0,1\n',
  'own.json': JSON.stringify({ ...web, name: 'own', minReplica: 3 }),
});
const plain = makeProject({});
afterAll(() => {
  project.remove();
  plain.remove();
});

const load = ['--demand', 'demand.csv', '--capacity-per-replica', '50'];

describe('headroom autoscale', () => {
  it('simulates the policies of the configuration, with what was said', async () => {
    const { code, stdout } = await project.run('autoscale', ...load, '--startup', '30s', '--cost', '0.1', '--json');
    expect(code).toBe(0);
    const report = autoscaleReportSchema.parse(JSON.parse(stdout));
    expect(report).toMatchObject({
      demand: { source: { kind: 'trace', file: 'demand.csv' }, seconds: 3000, peak: 240 },
      replica: { capacityPerSecond: 50, cores: 1, startupS: 30, costPerHour: 0.1, source: 'stated' },
      outcomes: [{ policy: { name: 'web' }, startReplicas: 2 }],
    });
    expect(report.outcomes[0]?.replicas.most).toBeGreaterThanOrEqual(5);
  });

  it('states cost in the currency of the prices that the configuration names, or that was said', async () => {
    const priced = makeProject({
      'headroom.config.ts': configuration({ environments: {}, scenarios: {}, autoscale: { web }, costs: 'prices.json' }),
      'prices.json': JSON.stringify({ asOf: '2026-11-01', currency: 'EUR', replicaPerHour: 0.05 }),
      'demand.csv': 'seconds,rate\n0,60\n600,240\n1800,60\n',
    });
    const replica = async (...options: string[]) => {
      const { stdout } = await priced.run('autoscale', 'web', ...load, ...options, '--json');
      return autoscaleReportSchema.parse(JSON.parse(stdout)).replica;
    };
    expect(await replica('--cost', '0.1')).toMatchObject({ costPerHour: 0.1, currency: 'EUR' });
    expect(await replica('--cost', '0.1', '--currency', 'CHF')).toMatchObject({ currency: 'CHF' });
    expect(await replica()).not.toHaveProperty('currency');
    const { stdout } = await priced.run('autoscale', 'web', ...load, '--cost', '0.1');
    expect(stdout).toMatch(/instance hours for €\d/);
    expect(stdout).toContain('€0.100 a replica and hour');
    expect(stdout).not.toContain('$');
    priced.remove();
    const unpriced = await project.run('autoscale', 'web', ...load, '--cost', '0.1');
    expect(unpriced.stdout).toContain('$0.100 a replica and hour');
  });

  it('puts several side by side, and writes every format', async () => {
    const out = path.join(project.folder, 'results');
    const formats = ['--format', 'text,markdown,html,json,csv', '--out', 'results'];
    const { code } = await project.run('autoscale', 'web', ...load, '--compare', 'beanstalk,relay', ...formats);
    expect(code).toBe(0);
    for (const extension of ['txt', 'md', 'html', 'json', 'csv']) expect(existsSync(path.join(out, `autoscale.${extension}`))).toBe(true);
    const report = JSON.parse(readFileSync(path.join(out, 'autoscale.json'), 'utf8'));
    expect(report.outcomes.map(({ policy }: { policy: { name: string } }) => policy.name)).toEqual(['web', 'beanstalk', 'relay']);
    expect(report.reproduce).toContain('headroom autoscale web --demand demand.csv');
  });

  it('emits a manifest that it takes again, with the same outcome', async () => {
    expect((await project.run('autoscale', 'relay', 'gpu', '--emit', 'hpa', '--out', 'manifests')).code).toBe(0);
    expect((await project.run('autoscale', 'beanstalk', '--emit', 'ebextensions', '--out', '.ebextensions/beanstalk.config')).code).toBe(0);
    const outcomes = async (...policies: string[]) => {
      const { stdout } = await project.run('autoscale', ...policies, ...load, '--json');
      return JSON.parse(stdout).outcomes;
    };
    const files = [
      '--policy',
      'manifests/relay.hpa.yaml',
      '--policy',
      'manifests/gpu.hpa.yaml',
      '--policy',
      '.ebextensions/beanstalk.config',
    ];
    expect(await outcomes(...files)).toEqual(await outcomes('relay', 'gpu', 'beanstalk'));
    expect((await project.run('autoscale', 'web', '--emit', 'hpa')).stdout).toMatch(/^apiVersion: autoscaling\/v2\n/);
  });

  it('takes the request rate of a past run', async () => {
    const run = await recordRun(plain.folder, 'demo', 'pass');
    const { code, stdout } = await plain.run('autoscale', 'backend', '--run', 'latest', '--service-demand', '20ms', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ demand: { source: { kind: 'run', run } }, replica: { capacityPerSecond: 50, cores: 1 } });
  });

  it('generates a demand by a seed where none is named', async () => {
    const once = () =>
      plain.run('autoscale', 'gpu', '--capacity-per-replica', '10', '--generate', 'growth', '--length', '10m', '--seed', '7', '--json');
    const [first, second] = [await once(), await once()];
    expect(first.stdout).toBe(second.stdout);
    expect(JSON.parse(first.stdout).demand).toMatchObject({ seconds: 600, source: { shape: 'growth', base: 20, peak: 80, seed: 7 } });
  });

  it('says where a metric comes from, and what a pod requests', async () => {
    const memory = ['--signal', 'memory=served*10485760+209715200', '--cpu-request', '1'];
    const { stdout } = await plain.run('autoscale', 'backend', '--capacity-per-replica', '50', '--length', '5m', ...memory, '--json');
    const [outcome] = JSON.parse(stdout).outcomes;
    expect(outcome.reasons).toEqual([]);
    expect(outcome.policy).toMatchObject({ pod: { requests: { cpu: 1, memory: 536_870_912 } } });
  });

  it.each([
    [['nobody', ...load], 'USAGE: There is no policy named nobody.', 'There is: web, backend'],
    [['backnd', ...load], 'USAGE: There is no policy named backnd.', 'Did you mean backend?'],
    [['web', '--demand', 'demand.csv'], 'USAGE: Nothing says what one replica can do.', '--capacity-per-replica 50'],
    [
      ['web', '--demand', 'demand.csv', '--capacity', 'latest'],
      'USAGE: There is no capacity campaign that found one.',
      'headroom capacity',
    ],
    [
      ['web', '--demand', 'wrong.csv', '--capacity-per-replica', '5'],
      'DEMAND_INVALID: wrong.csv:1: expected the header seconds,rate',
      'A trace begins',
    ],
    [['web', '--demand', 'none.csv', '--capacity-per-replica', '5'], 'DATA_MISSING: none.csv cannot be read.', 'Check the path'],
    [['web', ...load, '--run', 'latest'], 'USAGE: The demand was named 2 times: --demand and --run.', 'Keep one.'],
    [['web', '--run', 'nobody', '--capacity-per-replica', '5'], 'RUN_UNKNOWN', ''],
    [
      ['--policy', 'own.json', ...load],
      'POLICY_INVALID: own.json: minReplica: unknown field (did you mean minReplicas?).',
      'Correct the field',
    ],
    [['web', ...load, '--signal', 'cpu=coins'], 'USAGE: web: metrics.0.signal: a signal such as requests', 'Correct --signal'],
    [['beanstalk', '--emit', 'hpa'], 'USAGE: beanstalk is a policy of Elastic Beanstalk', '--emit ebextensions'],
    [['web', ...load, '--format', 'pdf'], 'FORMAT_UNKNOWN', ''],
    [['web', ...load, '--format', 'text,json'], 'USAGE: Several formats need a folder to go to.', ''],
  ])('refuses %j', async (args, message, hint) => {
    const { code, stderr } = await project.run('autoscale', ...args);
    expect(code).toBe(64);
    expect(stderr).toContain(message);
    expect(stderr).toContain(hint);
  });

  it('names a wrong field of a policy in the configuration', async () => {
    const wrong = makeProject({
      'headroom.config.ts': configuration({ environments: {}, scenarios: {}, autoscale: { web: { ...web, maxReplicas: 1 } } }),
    });
    const { code, stderr } = await wrong.run('autoscale', ...load);
    wrong.remove();
    expect(code).toBe(64);
    expect(stderr).toMatch(/CONFIG_INVALID: .*autoscale\.web\.maxReplicas: is 1, less than the least number 2/);
  });
});
