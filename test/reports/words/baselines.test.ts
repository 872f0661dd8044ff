import { expect, it } from 'vitest';
import { windowSentence } from '../../../reports/words/baselines.ts';

const place = { scenario: 'load', environment: 'staging', since: null };

it('says what a run is measured against, and what is still missing', () => {
  expect(windowSentence({ ...place, active: 0 }, 6)).toBe('Nothing counts as a baseline of load in staging any more.');
  expect(windowSentence({ ...place, active: 5 }, 6)).toBe(
    'A run of load in staging is measured against 5 sessions: learning, 1 more session allows the full rule.',
  );
  expect(windowSentence({ ...place, active: 6 }, 6)).toBe('A run of load in staging is measured against 6 sessions.');
  expect(windowSentence({ ...place, active: 8, since: { after: { measuredAt: '2026-03-12T09:14:00.000Z' } } }, 6)).toBe(
    'A run of load in staging is measured against 8 sessions, those since the level changed on 12 March 2026, 09:14 UTC.',
  );
});
