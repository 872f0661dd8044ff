import { expect, test } from 'vitest';
import { apiPaths } from '../../../engine/model/api/paths.ts';
import { openapiDocument } from '../../../engine/server/openapi.ts';
import { expectGolden } from '../../reports/golden.ts';

const document = openapiDocument();

test('the document in docs/schema is the current one', () => {
  expectGolden('docs/schema/openapi.json', `${JSON.stringify(document, null, 1)}\n`);
});

test('it has every route, under its own name', () => {
  const operations = Object.values(document.paths as Record<string, Record<string, { operationId: string }>>).flatMap((one) =>
    Object.values(one),
  );
  expect(operations.map(({ operationId }) => operationId).sort()).toEqual(Object.keys(apiPaths).sort());
});

test('every reference leads somewhere', () => {
  const text = JSON.stringify(document);
  const references = [...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, place = '']) => place);
  expect(references.length).toBeGreaterThan(20);
  for (const place of references) {
    const found = place.split('/').reduce<unknown>((inner, word) => (inner as Record<string, unknown> | undefined)?.[word], document);
    expect(found, place).toBeDefined();
  }
});
