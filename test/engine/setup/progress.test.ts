import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createProgress } from '../../../engine/setup/progress.mjs';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function capture(isTTY: boolean) {
  const stream = Object.assign(new PassThrough(), { isTTY });
  let text = '';
  stream.on('data', (chunk) => {
    text += chunk;
  });
  return { progress: createProgress({ stream, env: {} }), text: () => text };
}

it('says when a step begins, that it goes on every 15 s, and how it ended', async () => {
  const { progress, text } = capture(false);
  const step = progress.step('Building');
  await vi.advanceTimersByTimeAsync(16_000);
  step.done('done');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(text()).toBe('Building …\n  still busy: Building 15 s\nBuilding: done (16 s)\n');
});

it('keeps all running steps on one live line of a terminal', async () => {
  const { progress, text } = capture(true);
  const one = progress.step('One');
  const two = progress.step('Two');
  await vi.advanceTimersByTimeAsync(2_000);
  one.done('done');
  two.done('done');
  const shown = text().split('\r\u001b[2K');
  expect(shown).toContain('One 2 s · Two 2 s');
  expect(shown).toContain('One: done (2 s)\n');
  expect(shown.at(-1)).toBe('Two: done (2 s)\n');
});
