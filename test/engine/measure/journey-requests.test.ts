import { expect, test } from 'vitest';
import { isJourneyRequest } from '../../../engine/measure/journey-requests.ts';

test.each([
  [{ scenario: 'orders', name: 'GET /api/orders/:id' }, true],
  [{ scenario: 'orders', group: '::find an order', name: 'GET /api/orders' }, true],
  [{ name: 'other' }, true],
  [{}, true],
  [{ scenario: 'orders', name: 'https://shop.test/api/orders.json' }, true],
  [{ group: '::setup', name: 'POST /auth/login' }, false],
  [{ group: '::teardown::clean', name: 'DELETE /api/orders' }, false],
  [{ scenario: 'shop', name: 'GET https://shop.test/assets/app.9f2c.js' }, false],
  [{ scenario: 'shop', name: 'https://shop.test/logo.SVG?v=*' }, false],
])('%j counts as what users ask for: %s', (tags, counts) => {
  expect(isJourneyRequest(tags)).toBe(counts);
});
