import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { request } from 'undici';
import { beforeAll, describe, expect, it } from 'vitest';
import { decodeColumns } from '../../../../engine/model/api/columns.ts';
import { formats } from '../../../../reports/index.ts';
import { serveRecorded } from './recorded.ts';

const demo = '2026-03-02T10-00-00-demo-demo';

describe('a run', () => {
  let recorded: Awaited<ReturnType<typeof serveRecorded>>;
  beforeAll(async () => {
    recorded = await serveRecorded();
  });

  it('is opened by any name, with its notes and what it was approved as', async () => {
    const { get, call } = recorded;
    expect((await get('run', { path: { run: 'latest' } })).report.run.id).toBe('2026-03-11T07-30-00-load-demo');
    const approved = await get('run', { path: { run: '2025-11-17T07-30-00-load-demo' } });
    expect(approved).toMatchObject({ baseline: { pinned: 'v1.3', by: 'Ada', why: 'the indexes are in' }, notes: [], pages: null });
    expect((await get('run', { path: { run: '2025-10-06T07-30-00-load-demo' } })).baseline).toBeNull();
    expect((await call('run', { path: { run: 'nothing' } })).status).toBe(404);
    expect((await call('run', { path: { run: '../../baselines' } })).status).toBe(404);
  });

  it('gives its series and their columns, which agree with its report', async () => {
    const { get, server } = recorded;
    const list = await get('series', { path: { run: demo } });
    const { report } = await get('run', { path: { run: demo } });
    expect(list.steps[list.judgedStep ?? -1]?.role).toBe('hold');
    const users = list.series.find(({ metric }) => metric === 'users');
    const latency = list.series.find(({ metric, tags }) => metric === 'latency' && tags.name === 'GET /api/orders');
    const address = `${server.url}/api/runs/${demo}/columns?series=${users?.series},${latency?.series}&points=4000`;
    const answer = await request(address, { headers: { authorization: `Bearer ${server.session}` } });
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/octet-stream']);
    const columns = decodeColumns(new Uint8Array(await answer.body.arrayBuffer()));
    expect(columns.head.columns.map(({ name }) => name)).toEqual(['value', 'low', 'high', 'p50', 'p95', 'p99', 'low', 'high']);
    const at = columns.atS.indexOf(100);
    expect(columns.values[0]?.[at]).toBe(report.timeline.users[report.timeline.atS.indexOf(100)]);
  });

  it('refuses columns that are no question', async () => {
    const { call } = recorded;
    for (const query of [{ series: 'a' }, { series: '1', points: '5' }, { series: '1', only: 'p95,p96' }, {}])
      expect((await call('columns', { path: { run: demo }, query })).status).toBe(400);
    expect((await call('columns', { path: { run: demo }, query: { series: '99999' } })).json()).toMatchObject({ code: 'USAGE' });
  });

  it('is written down in every format, as the report verb does', async () => {
    const { get, call } = recorded;
    const { report } = await get('run', { path: { run: demo } });
    for (const [name, format] of Object.entries(formats)) {
      const answer = await call('exportRun', { path: { run: demo, format: name } });
      expect(answer.status).toBe(200);
      expect(answer.headers['content-disposition']).toBe(`attachment; filename*=UTF-8''${demo}.${format.extension}`);
      expect(answer.text).toBe(format.render(report));
    }
    for (const format of ['nothing', 'constructor', '../html'])
      expect((await call('exportRun', { path: { run: demo, format } })).json()).toMatchObject({ code: 'FORMAT_UNKNOWN' });
  });

  it('shows the pictures it names, and no other file', async () => {
    const { folder, call, get } = recorded;
    const place = path.join(folder, '.headroom/runs', demo);
    const pages = JSON.parse(readFileSync(path.join(import.meta.dirname, '../../../fixtures/documents/pages.v1.json'), 'utf8'));
    const [visit] = pages.visits;
    const pictures = ['dispatch-mobile-first.png', '../run.json', 'gone.png'];
    writeFileSync(path.join(place, 'pages.json'), JSON.stringify({ ...pages, visits: pictures.map((picture) => ({ ...visit, picture })) }));
    mkdirSync(path.join(place, 'pictures'), { recursive: true });
    for (const name of ['dispatch-mobile-first.png', 'unnamed.png']) writeFileSync(path.join(place, 'pictures', name), 'a picture');
    const shown = await call('picture', { path: { run: demo, picture: 'dispatch-mobile-first.png' } });
    expect([shown.status, shown.headers['content-type'], shown.headers['content-disposition'], shown.text]).toEqual([
      200,
      'image/png',
      undefined,
      'a picture',
    ]);
    for (const picture of ['unnamed.png', '../run.json', '..%2frun.json', 'run.json', '../../notes'])
      expect((await call('picture', { path: { run: demo, picture } })).status).toBe(404);
    expect((await call('picture', { path: { run: demo, picture: 'gone.png' } })).status).toBe(409);
    expect((await get('run', { path: { run: demo } })).pages?.visits).toHaveLength(3);
  });

  it('takes notes, in the order they are written', async () => {
    const { call, get } = recorded;
    const note = async (body: object) => await call('addNote', { path: { run: demo }, body });
    expect((await note({ text: ' first ', by: 'Ada' })).json().notes).toEqual([
      { at: '2026-03-13T09:00:00.000Z', by: 'Ada', text: 'first' },
    ]);
    expect((await note({ text: 'second' })).status).toBe(200);
    expect((await get('run', { path: { run: demo } })).notes.map(({ text }) => text)).toEqual(['first', 'second']);
    expect((await note({ text: '  ' })).status).toBe(400);
    expect((await call('addNote', { path: { run: 'nothing' }, body: { text: 'x' } })).status).toBe(404);
  });
});
