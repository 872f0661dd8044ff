import type { Terminal } from './terminal.ts';

/** The first SIGINT or SIGTERM asks for an orderly end; the second leaves at once, and what we started follows because its stdin closes. */
export function watchInterrupts(terminal: Terminal): AbortSignal {
  const controller = new AbortController();
  const onSignal = () => {
    if (controller.signal.aborted) process.exit(130);
    terminal.progress('\nStopping: writing the report of what there is. Press Ctrl-C again to leave at once.');
    controller.abort();
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  process.on('SIGHUP', onSignal);
  return controller.signal;
}
