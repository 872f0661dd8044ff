import { expect, test } from 'vitest';
import { argumentsOf } from '../../../../../engine/run/drivers/k6/command.ts';
import { journey, journeyWork, network, planOf, scriptWork } from './plans.ts';

const journeys = journeyWork([journey('shop')], { profile: 'smoke' });

test('our journeys run without summary and thresholds', () => {
  expect(argumentsOf(planOf(journeys)).join(' ')).toBe(
    'run --quiet --no-color --no-usage-report --log-format=json --out headroom=/runs/one/windows.ndjson --summary-mode=disabled --no-thresholds /runs/one/entry.js',
  );
});

test('a script keeps both, unless it is to be lean', () => {
  const work = scriptWork('everything.js');
  const plain = argumentsOf(planOf(work));
  expect(plain.at(-1)).toBe(work.file);
  expect(plain).not.toContain('--no-thresholds');
  expect(plain).toContain('/runs/one/k6-summary.json');
  expect(argumentsOf(planOf({ ...work, lean: true }))).toEqual(expect.arrayContaining(['--summary-mode=disabled', '--no-thresholds']));
});

test('forbids what may not be loaded, and keeps what a script forbids itself', () => {
  const plan = planOf(scriptWork('everything.js', { forbiddenRanges: ['192.0.2.0/24'] }), {
    network: { ...network, forbiddenRanges: ['0.0.0.0/1', '::/1'], localAddresses: '127.1.0.0/22' },
  });
  expect(argumentsOf(plan).join(' ')).toContain(
    '--blacklist-ip 0.0.0.0/1 --blacklist-ip ::/1 --blacklist-ip 192.0.2.0/24 --local-ips 127.1.0.0/22',
  );
});

test('a stock k6 writes samples', () => {
  const args = argumentsOf(planOf(journeys, { binary: { path: '/usr/bin/k6', kind: 'stock' } }));
  expect(args).toContain('csv=/runs/one/samples.csv');
});

test('nothing secret is among the arguments', () => {
  const plan = planOf(journeys, {
    secrets: { TOKEN: 'open sesame' },
    network: { ...network, tls: { ca: null, certificate: '/c', key: '/k', keyPassword: 'open sesame', verify: true, hosts: [] } },
  });
  expect(argumentsOf(plan).join(' ')).not.toContain('sesame');
});

test('a script keeps the outputs its shell asks for', () => {
  const outputs = ['json=a.json', 'csv'];
  expect(argumentsOf(planOf(scriptWork('everything.js')), { outputs }).join(' ')).toContain('windows.ndjson --out json=a.json --out csv ');
  expect(argumentsOf(planOf(journeys), { outputs })).not.toContain('csv');
});

test('before version 2 the summary is switched off by another word', () => {
  const args = argumentsOf(planOf(journeys, { binary: { path: '/usr/bin/k6', kind: 'stock' } }), { k6Major: 1 });
  expect(args).toEqual(expect.arrayContaining(['--no-summary', '--address=']));
});
