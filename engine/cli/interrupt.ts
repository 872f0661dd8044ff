import type { Terminal } from './terminal.ts';

/** One press reaches us twice when npm stands between: once from the terminal, once passed on. */
const samePressMs = 300;

/** The first SIGINT or SIGTERM asks for an orderly end; the second leaves at once, and what we started follows because its stdin closes. */
export function watchInterrupts(terminal: Terminal): AbortSignal {
  const controller = new AbortController();
  let pressedAt = Number.NEGATIVE_INFINITY;
  const onSignal = () => {
    const now = performance.now();
    if (now - pressedAt < samePressMs) return;
    pressedAt = now;
    if (controller.signal.aborted) process.exit(130);
    terminal.progress('\nStopping: writing the report of what there is. Press Ctrl-C again to leave at once.');
    controller.abort();
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  process.on('SIGHUP', onSignal);
  return controller.signal;
}
