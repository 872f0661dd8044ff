import { planningSettings } from '../../../../engine/campaign/capacity/conclude.ts';
import { capacityModel } from '../../../../engine/capacity/model.ts';
import { planning } from '../../../../engine/capacity/planning.ts';
import type { Campaign, CampaignRun } from '../../../../engine/model/campaign.ts';
import type { LoadStep } from '../../../../engine/model/load.ts';
import type { LoadPoint } from '../../../../engine/model/load-point.ts';
import { capacityFormats } from '../../../../reports/capacity/index.ts';
import { capacityReport, demoSystem, errorTarget, estimate, p95Target, plateau, reason } from '../../../reports/capacity/builders.ts';
import { freightEndpoints } from '../endpoints.ts';
import { type Recording, sealRun } from '../seal.ts';
import { measuredTraffic } from '../traffic.ts';

const loads = [10, 20, 40, 80, 160, 120, 138, 147];
const endpoints = freightEndpoints.filter(({ journey }) => journey === 'orders').slice(0, 4);
const overloaded: Partial<LoadPoint> = {
  concurrency: estimate(412, 0.2, 5800),
  throughput: estimate(604, 0.02, 5800),
  journeysPerSecond: 139,
  meanMs: estimate(640, 0.1, 5800),
  p95Ms: estimate(2410, 0.08, 5800),
  errorRate: 0.004,
  droppedShare: 0.07,
  steady: { holds: false, backlogSlope: estimate(61, 0.1, 10), halvesAgree: false },
  excluded: [reason('not-steady', { slope: 61 })],
};

function stepsAt(arrivalRate: number): LoadStep[] {
  return [
    { index: 0, kind: 'plateau', role: 'warm-up', fromS: 0, toS: 2, users: null, arrivalRate },
    { index: 1, kind: 'plateau', role: 'hold', fromS: 2, toS: 12, users: null, arrivalRate },
  ];
}

/** A search that found the capacity of p95, with the plateaus it was made of; its model and plan come from the stages that make every model. */
export async function sealCapacity(recording: Recording): Promise<void> {
  const { store, loaded } = recording;
  const start = {
    purpose: 'capacity' as const,
    name: null,
    scenario: 'load',
    environment: 'demo',
    startedAt: '2026-03-10T09:14:05.000Z',
    endedAt: null,
    command: 'headroom capacity load --env demo',
    runs: [],
  };
  const partial = await store.campaigns.create(start);
  const ids: string[] = [];
  for (const [order, journeys] of loads.entries())
    ids.push(
      await sealRun(recording, {
        scenario: 'load',
        startedAt: new Date(Date.parse(start.startedAt) + 19_000 * order).toISOString(),
        commit: 10,
        measurement: (startedAt) =>
          measuredTraffic({
            seed: 500 + order,
            startedAt,
            steps: stepsAt(journeys).map((step) => ({ ...step, users: 5 })),
            widthS: 2,
            thinkMs: 300,
            endpoints,
          }),
        over: { campaign: partial.id, steps: stepsAt(journeys), targets: [] },
      }),
    );
  const runs = ids.map((id): CampaignRun => ({ id, role: 'plateau', side: null, phase: 'detection', round: 0, first: null }));
  const campaign: Campaign = { schemaVersion: 1, id: partial.id, ...start, endedAt: '2026-03-10T09:16:44.000Z', runs };
  const targets = [p95Target, errorTarget];
  const points = loads.map((journeys, order) => {
    const point = plateau(demoSystem, order, journeys, { run: ids[order] ?? null, ...(journeys === 160 ? overloaded : {}) });
    const concurrency = estimate(point.concurrency.value * (1 + 0.03 * Math.sin(order * 2.3)), 0.04, point.concurrency.samples);
    return journeys === 160 ? point : { ...point, concurrency };
  });
  const model = capacityModel({ points, targets, seed: 1 });
  const settings = await planningSettings(loaded.configuration, loaded.folder, undefined);
  const shape = { measured: null, environment: 'demo' };
  const report = capacityReport({
    campaign,
    points,
    model,
    planning: model === null ? null : planning({ model, points, ...settings, today: '2026-03-10', shape }),
    reproduce: start.command,
    notes: ['Quick plateaus of 10 s.'],
  });
  await partial.seal({ campaign, report, html: capacityFormats.html.render(report) });
}
