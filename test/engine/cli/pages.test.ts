import { afterAll, describe, expect, it } from 'vitest';
import { configuration, headroomIn, makeProject } from './project.ts';

const project = makeProject({
  'headroom.config.ts': configuration({
    environments: { local: { services: { shop: 'http://127.0.0.1:9' } } },
    defaults: { environment: 'local' },
    scenarios: { look: { page: { service: 'shop', path: '/', visits: 1 } } },
  }),
});
afterAll(() => project.remove());

const said = async (env: NodeJS.ProcessEnv, ...args: string[]) => {
  const { code, stdout } = await headroomIn(project.folder, { env }, ...args, '--json').ended;
  return { code, ...JSON.parse(stdout) };
};

describe('a scenario that visits a page', () => {
  it.each(['none', '/nowhere/chromium'])('names what is missing where Chromium is %s', async (HEADROOM_CHROMIUM) => {
    expect(await said({ HEADROOM_CHROMIUM }, 'run', 'look')).toMatchObject({
      code: 69,
      error: { code: 'BROWSER_MISSING', hint: expect.stringContaining('headroom doctor') },
    });
  });

  it('has no load that a gate could judge or a ladder could raise', async () => {
    const refusal = { code: 64, error: { code: 'USAGE', message: expect.stringContaining('look visits a page') } };
    expect(await said({}, 'gate', 'look', '--base', 'HEAD')).toMatchObject(refusal);
    expect(await said({}, 'capacity', 'look', '--target', 'p95 < 300 ms')).toMatchObject(refusal);
  });
});
