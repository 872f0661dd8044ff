import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createMask, resolveSecrets } from '../../../engine/config/index.ts';
import { type EnvironmentInput, environmentSchema } from '../../../engine/model/environment.ts';
import { project } from './project.ts';

const staging = (environment: EnvironmentInput) => ({ name: 'staging', environment: environmentSchema.parse(environment) });

describe('secrets are looked up by reference', () => {
  const folder = project({ 'secrets/key': 'key-password\n' });
  const variables = { CI_TOKEN: 'token-from-ci', EMPTY: '', SHORT: 'abc' };

  test('in variables and files, and masked from then on', async () => {
    const secrets = await resolveSecrets(
      staging({
        secrets: { API_TOKEN: { env: 'CI_TOKEN' } },
        headers: { 'x-team': 'checkout', authorization: 'Bearer written-here', 'x-key': { env: 'CI_TOKEN' } },
        tls: { keyPassword: { file: 'secrets/key' } },
        proxy: 'http://user:pr%40xy-pass@proxy.test:3128',
      }),
      { folder, variables, alsoMasked: ['from-the-flags'] },
    );
    expect(secrets.values).toEqual({ API_TOKEN: 'token-from-ci' });
    expect(secrets.headers).toEqual({ 'x-team': 'checkout', authorization: 'Bearer written-here', 'x-key': 'token-from-ci' });
    expect(secrets.keyPassword).toBe('key-password');
    expect(secrets.mask('token-from-ci key-password written-here pr%40xy-pass pr@xy-pass from-the-flags checkout')).toBe(
      '*** *** *** *** *** *** checkout',
    );
  });

  test('SECRET_MISSING lists all that are not there, and no value', async () => {
    const wanted = staging({
      secrets: { A: { env: 'NOT_SET' }, B: { env: 'EMPTY' }, C: { file: 'secrets/none' }, D: { env: 'SHORT' }, E: { env: 'CI_TOKEN' } },
      headers: { authorization: { env: 'NOT_SET' } },
    });
    const refused = resolveSecrets(wanted, { folder, variables });
    await expect(refused).rejects.toMatchObject({
      code: 'SECRET_MISSING',
      exitCode: 64,
      message: [
        'environments.staging.secrets.A: environment variable NOT_SET is not there or empty',
        'environments.staging.secrets.B: environment variable EMPTY is not there or empty',
        'environments.staging.secrets.C: file secrets/none is not there or empty',
        'environments.staging.secrets.D: environment variable SHORT holds fewer than 4 characters, too few to be kept out of what is printed',
        'environments.staging.headers.authorization: environment variable NOT_SET is not there or empty',
      ].join('\n'),
    });
  });
});

describe('a mask hides a value', () => {
  const value = 'p@ss/wörd "7"';
  const forms: Record<string, string> = {
    'as it is': value,
    'in a URL': encodeURIComponent(value),
    'in a URL with small hex digits': encodeURIComponent(value).toLowerCase(),
    'in a form body': new URLSearchParams({ value }).toString().slice('value='.length),
    'in JSON': JSON.stringify(value).slice(1, -1),
    'in base64': Buffer.from(value).toString('base64'),
    'in base64 for URLs': Buffer.from(value).toString('base64url'),
  };
  for (const [how, text] of Object.entries(forms)) test(how, () => expect(createMask([value])(`a ${text} b`)).toBe('a *** b'));

  test('within base64, wherever it begins: as in basic authentication', () => {
    for (const user of ['a', 'ab', 'abc', 'abcd']) {
      const header = Buffer.from(`${user}:correct horse battery`).toString('base64');
      const masked = createMask(['correct horse battery'])(header);
      expect(masked).toContain('***');
      expect(Buffer.from(masked.replace('***', ''), 'base64').toString()).not.toMatch(/orrec|orse|atter/);
    }
  });

  test('where two overlap', () => expect(createMask(['abcdef', 'defghi'])('xabcdefghix')).toBe('x***x'));

  test('and leaves everything else as it is', () => {
    expect(createMask(['abc', ''])('abc stays: too short to be told from a word')).toBe('abc stays: too short to be told from a word');
    fc.assert(fc.property(fc.string(), (text) => createMask([])(text) === text));
  });

  test('whatever it is and wherever it stands', () => {
    const unit = fc.constantFrom(...'abcXYZ019 +/=%&"\\\n\u00e9\u{1f511}');
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit, minLength: 4, maxLength: 12 }), { minLength: 1, maxLength: 4 }),
        fc.string({ unit }),
        fc.string({ unit }),
        (secrets, before, after) => {
          const mask = createMask(secrets);
          const found = secrets.some((secret) =>
            [secret, encodeURIComponent(secret)].some((form) =>
              mask(before + form + after)
                .replaceAll('***', '\0')
                .includes(form),
            ),
          );
          expect(found).toBe(false);
        },
      ),
      { numRuns: 300 },
    );
  });
});
