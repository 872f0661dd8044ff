/** Writes test/fixtures/documents for the version each document has now; fixtures of older versions stay as they are. Run after a schema changed before its version was released. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { hardKeysOf } from '../../../engine/compare/hardkeys.ts';
import { type Report, reportSchema } from '../../../engine/model/report.ts';
import { documentText } from '../../../engine/store/documents/document.ts';
import { type DocumentName, type DocumentOf, kinds } from '../../../engine/store/documents/kinds.ts';

const fixtures = path.join(import.meta.dirname, '../../fixtures');
const demo = reportSchema.parse(JSON.parse(readFileSync(path.join(fixtures, 'report/demo.json'), 'utf8')));
const run = { ...demo.run, probes: demo.run.probes.slice(0, 3) };
const { schemaVersion, id, scenario, environment, kind, startedAt, steps, provenance, workCounters, probes, notes } = run;
const ada = { by: 'Ada', at: '2026-03-12T10:00:00.000Z' };

function put<Name extends DocumentName>(name: Name, document: DocumentOf<Name>, indent = 2): void {
  writeFileSync(path.join(fixtures, 'documents', `${name}.v${kinds[name].version}.json`), documentText(name, document, indent));
}

/** Every list cut to two entries. */
function shortened(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 2).map(shortened);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shortened(inner)]));
}

put('run', run);
put('draft', {
  schemaVersion,
  id,
  scenario,
  environment,
  kind,
  startedAt,
  steps,
  provenance,
  workCounters,
  probes,
  base: null,
  campaign: null,
  notes,
});
put('errors', { schemaVersion: 1, errors: demo.errors });
put('report', { ...(shortened(demo) as Report), run }, 0);
put('notes', { schemaVersion: 1, run: id, notes: [{ ...ada, text: 'The cache was cold.' }] });
put('retirement', { schemaVersion: 1, run: id, retired: { ...ada, why: 'The machine changed.' } });
const campaign = {
  schemaVersion: 1 as const,
  id: '2026-03-12T09-00-00-monthly-demo',
  purpose: 'schedule' as const,
  name: 'monthly',
  scenario,
  environment,
  startedAt,
  endedAt: run.endedAt,
  command: 'headroom run monthly',
  runs: [{ id, role: 'session' as const, side: null, phase: 'detection' as const, round: 0, first: null }],
};
put('campaign', campaign);
put('campaignReport', {
  schemaVersion: 1,
  campaign,
  mode: 'schedule',
  verdict: 'inconclusive',
  blocks: false,
  blockedBy: [],
  exitCode: 0,
  reasons: [{ code: 'environment-not-separable', facts: { keys: 'git.commit' } }],
  sides: null,
  separation: null,
  comparison: (shortened(demo) as Report).comparison,
  targets: demo.verdicts.slice(0, 2),
  machineBusy: 0.42,
  units: { planned: 3, detection: 1, confirmation: 0, discarded: 0, invalid: 0, rounds: 1, loadS: 60 },
  stoppedEarly: false,
  spentS: 75,
  budgetS: null,
  override: null,
  reproduce: 'headroom run monthly',
  notes: ['Interrupted after 1 of 3 sessions.'],
});
put('baseline', {
  schemaVersion: 1,
  run: id,
  scenario,
  environment,
  measuredAt: startedAt,
  approved: { ...ada, why: 'Release 1.0' },
  provenance,
  hardKeys: hardKeysOf(run),
  series: [
    { metric: 'latency', endpoint: null, count: 120_000, quantiles: { p50: 41.2, p95: 212.7, p99: 398.1 }, mean: 61.9, rate: null },
    { metric: 'errorRate', endpoint: 'GET /api/orders', count: 40_000, quantiles: {}, mean: null, rate: 0.0004 },
  ],
  pinned: null,
  control: null,
  workCounters: [{ endpoint: 'GET /api/orders', counter: 'dbQueries', value: 2 }],
});
put('pages', {
  schemaVersion: 1,
  visits: [
    {
      page: 'GET /dispatch',
      profile: 'mobile',
      view: 'first',
      atS: 2.5,
      failed: null,
      vitals: [{ metric: 'lcp', value: 1480, element: '#orders', parts: { ttfb: 140, render: 620 } }],
      loadMs: 1620,
      scriptBytes: 41_000,
      largestScript: { name: '/app.js', bytes: 41_000 },
      transferBytes: 120_400,
      resources: [
        {
          name: '/app.js',
          type: 'script',
          startMs: 160,
          responseMs: 210,
          endMs: 380,
          transferBytes: 41_300,
          bodyBytes: 41_000,
          status: 200,
          fromCache: false,
        },
      ],
      picture: 'dispatch-mobile-first.png',
    },
  ],
});
