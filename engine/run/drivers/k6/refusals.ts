import { HeadroomError } from '../../../model/error.ts';

/** Hosts that were asked for behind a proxy and are not allowed; the first ends the run. */
export interface Refusals {
  add(host: string): void;
  /** HOST_NOT_ALLOWED for the first; null when there was none. */
  first(): HeadroomError | null;
  onFirst(heard: (error: HeadroomError) => void): void;
}

export function createRefusals(): Refusals {
  let first: HeadroomError | null = null;
  let heard: (error: HeadroomError) => void = () => undefined;
  return {
    add(host) {
      if (first !== null) return;
      first = new HeadroomError(
        'HOST_NOT_ALLOWED',
        `A request to ${host} was refused before it reached the proxy: this environment does not allow that host.`,
        'A redirect or a link led there. If you may load it, add it to allowedHosts of the environment.',
      );
      heard(first);
    },
    first: () => first,
    onFirst(listener) {
      heard = listener;
      if (first !== null) listener(first);
    },
  };
}
