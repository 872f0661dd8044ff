import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadConfiguration } from '../../engine/config/index.ts';
import { campaignReportSchema } from '../../engine/model/campaign.ts';
import type { LoadStep } from '../../engine/model/load.ts';
import { openStore } from '../../engine/store/index.ts';
import { hasBrowser } from '../reports/browser.ts';
import { filled, freeFields, hostileStrings } from '../reports/hostile.ts';
import { openWorkbench, type Workbench } from './open-workbench.ts';
import { recordedProject } from './project/make-project.ts';
import { sealRun } from './project/seal.ts';
import { measuredTraffic } from './project/traffic.ts';
import { settled } from './views.ts';

const steps: LoadStep[] = [
  { index: 0, kind: 'plateau', role: 'warm-up', fromS: 0, toS: 5, users: 200, arrivalRate: null },
  { index: 1, kind: 'plateau', role: 'hold', fromS: 5, toS: 20, users: 200, arrivalRate: null },
];
/** The recorder writes well-formed text alone: Go puts a mark in place of half a character. */
const texts = hostileStrings.map((text) => text.toWellFormed());
const endpoints = texts.map((name) => ({
  name,
  journey: 'orders',
  each: 1,
  medianMs: 20,
  deviation: 0.3,
  databaseMs: 4,
  queries: 2,
  bytes: 900,
}));
const outages = texts.map((endpoint) => ({ endpoint, fromS: 5, toS: 20, share: 0.2, status: 500 }));
const gate = '2026-03-04T14-05-00-gate-demo';

/** Two runs all of whose names, errors and notes are hostile, made by the real stages and the real store, and a gate whose report says nothing else. */
async function poison(folder: string): Promise<string[]> {
  const recording = { store: openStore(folder), loaded: await loadConfiguration({ folder }) };
  const ids: string[] = [];
  for (const hour of ['08', '09']) {
    const id = await sealRun(recording, {
      scenario: 'load',
      startedAt: `2026-03-12T${hour}:00:00.000Z`,
      commit: 11,
      measurement: (startedAt) => measuredTraffic({ seed: Number(hour), startedAt, steps, widthS: 5, endpoints, outages }),
      outages,
      over: { notes: [...texts], endReason: texts[0] ?? '' },
    });
    for (const text of texts.filter((each) => each.trim() !== ''))
      await recording.store.notes.add(id, {
        at: '2026-03-12T10:00:00.000Z',
        by: text.slice(0, 60).trim() || 'x',
        text: text.slice(0, 900),
      });
    ids.push(id);
  }
  const place = path.join(folder, '.headroom/campaigns', gate, 'report.json');
  const report = campaignReportSchema.parse(JSON.parse(readFileSync(place, 'utf8')));
  const fields = freeFields(report, campaignReportSchema).filter((field) => !field.includes('id') && !field.includes('runs'));
  writeFileSync(place, JSON.stringify(filled(report, fields, 0)));
  return ids;
}

describe.skipIf(!hasBrowser)('two hundred hostile texts from targets and scripts', () => {
  let workbench: Workbench;
  let ids: string[];
  const complaints: string[] = [];
  beforeAll(async () => {
    const folder = await recordedProject();
    ids = await poison(folder);
    workbench = await openWorkbench({ folder, at: '/settings' });
    workbench.page.on('dialog', async (dialog) => {
      complaints.push(`dialog ${dialog.message()}`);
      await dialog.dismiss();
    });
    workbench.page.on('framenavigated', (frame) => {
      if (!frame.url().startsWith(workbench.server.url)) complaints.push(`went to ${frame.url()}`);
    });
  });
  afterAll(async () => await workbench.close());

  it.each([
    ['home', () => '/'],
    ['the runs', () => '/runs'],
    ['a run', () => `/runs/${ids[1]}`],
    ['two runs compared', () => `/compare?base=${ids[0]}&head=${ids[1]}`],
    ['a campaign', () => `/campaigns/${gate}`],
    ['the campaigns', () => '/campaigns'],
    ['a history', () => '/trend?scenario=load&environment=demo'],
  ])('run nothing, fetch nothing and make nothing of %s', { timeout: 60_000 }, async (name, address) => {
    const { page, server, errors, requests } = workbench;
    await page.goto(`${server.url}${address()}`);
    await settled(page);
    const made = await page.evaluate(() => ({
      taken: 'taken' in window,
      handlers: [...document.querySelectorAll('*')].filter((element) => [...element.attributes].some((each) => each.name.startsWith('on')))
        .length,
      foreign: [
        ...document.querySelectorAll('main script, main style, main iframe, main img, main object, main embed, main link, main base'),
      ].length,
      outward: [...document.querySelectorAll('a[href]')].filter((link) => !/^[/#?]/.test(link.getAttribute('href') ?? '')).length,
      text: document.querySelector('main')?.textContent ?? '',
    }));
    expect(made).toMatchObject({ taken: false, handlers: 0, foreign: 0, outward: 0 });
    if (['a run', 'two runs compared', 'a campaign'].includes(name)) expect(made.text).toMatch(/alert\(1\)|window\.taken/);
    expect(await page.locator('main > .failure').count()).toBe(0);
    expect({ complaints, errors: errors.splice(0), requests }).toEqual({ complaints: [], errors: [], requests: [] });
  });
});
