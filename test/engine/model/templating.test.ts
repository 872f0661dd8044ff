import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskUrl, templateMessage, templateUrl } from '../../../engine/model/templating.ts';

interface Cases {
  urls: { url: string; name: string }[];
  overrides: { rules: { match: string; replace: string }[]; urls: { url: string; name: string }[] }[];
  messages: { text: string; template: string }[];
  masks: { url: string; masked: string }[];
}
const cases = JSON.parse(readFileSync(new URL('../../fixtures/templating.json', import.meta.url), 'utf8')) as Cases;

describe('templateUrl', () => {
  it.each(cases.urls)('names $url', ({ url, name }) => {
    expect(templateUrl(url)).toBe(name);
  });

  it.each(cases.overrides)('lets the rules $rules go first', ({ rules, urls }) => {
    for (const { url, name } of urls) expect(templateUrl(url, rules)).toBe(name);
  });

  it('gives one name to any two numbers in one place', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (a, b) => {
        expect(templateUrl(`http://host/orders/${a}?page=${a}`)).toBe(templateUrl(`http://host/orders/${b}?page=${b}`));
      }),
    );
  });

  it('lets no query value or user-info through, whatever it is', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true }), fc.stringMatching(/^secret[a-z]{8}$/), (url, secret) => {
        const withSecrets = url.replace('://', `://me:${secret}@`).concat(url.includes('?') ? '&' : '?', `x=${secret}#${secret}`);
        expect(templateUrl(withSecrets)).not.toContain(secret);
      }),
    );
  });
});

describe('templateMessage', () => {
  it.each(cases.messages)('groups $text', ({ text, template }) => {
    expect(templateMessage(text)).toBe(template);
  });

  it('is at most 300 characters long', () => {
    expect([...templateMessage('é '.repeat(400))]).toHaveLength(300);
  });
});

describe('maskUrl', () => {
  it.each(cases.masks)('masks $url', ({ url, masked }) => {
    expect(maskUrl(url)).toBe(masked);
  });
});

it('is the same set of rules in the recorder', () => {
  const ours = readFileSync(new URL('../../../engine/model/templating.json', import.meta.url));
  const recorders = readFileSync(new URL('../../../engine/run/drivers/k6/recorder/naming/rules.json', import.meta.url));
  expect(recorders.equals(ours)).toBe(true);
});
