const tickMs = 10;

/**
 * Wakes every 10 ms and says how late it was, in ms: a generator that cannot keep its own time cannot time others. Every tick missed while it slept is said too.
 * Ends when it is called.
 */
export function watchLateness(late: (dueMs: number, lateMs: number) => void): () => void {
  let due = performance.now() + tickMs;
  let timer: NodeJS.Timeout;
  const tick = () => {
    const now = performance.now();
    for (; due <= now; due += tickMs) late(performance.timeOrigin + due, now - due);
    timer = setTimeout(tick, due - now);
  };
  timer = setTimeout(tick, tickMs);
  return () => clearTimeout(timer);
}
