/** Keeps this thread busy for `ms`, to about a microsecond where nothing else wants the core. */
export function spin(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}
