/** Calls `act` with the newest value, at once and then no sooner than `everyMs` after the last time; nothing that was given last is lost. */
export function throttle<Value>(everyMs: number, act: (value: Value) => void) {
  let lastAt = Number.NEGATIVE_INFINITY;
  let waiting: { readonly value: Value } | null = null;
  let timer: NodeJS.Timeout | undefined;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    if (waiting === null) return;
    const { value } = waiting;
    waiting = null;
    lastAt = performance.now();
    act(value);
  };
  const give = (value: Value) => {
    waiting = { value };
    const leftMs = lastAt + everyMs - performance.now();
    if (leftMs <= 0) flush();
    else timer ??= setTimeout(flush, leftMs);
  };
  return { give, flush };
}
