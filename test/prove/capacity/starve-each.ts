import { generators } from '../health/generators.ts';
import type { Starve } from '../health/starve.ts';

const everyMs = 100;

/** Starves every k6 that this process starts from now on, each from its first tenth of a second, until it is called off. */
export function starveEach(starve: Starve): () => Promise<void> {
  const stops = new Map<number, () => Promise<void>>();
  const timer = setInterval(() => {
    const running = generators();
    for (const pid of running) if (!stops.has(pid)) stops.set(pid, starve(pid));
    for (const [pid, stop] of stops)
      if (!running.includes(pid)) {
        stops.set(pid, async () => undefined);
        void stop();
      }
  }, everyMs);
  return async () => {
    clearInterval(timer);
    await Promise.all([...stops.values()].map((stop) => stop()));
  };
}
