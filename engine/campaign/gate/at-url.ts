import type { Environment } from '../../model/environment.ts';
import type { RunRequest } from '../../run/request.ts';

const usualServices = ['api', 'auth', 'web', 'ws'];

/**
 * A request whose environment is at another address and is not started by Headroom. Services keep their paths and kinds; an environment without any
 * gets the usual four.
 */
export function atUrl(request: RunRequest, url: string): RunRequest {
  const { demo: _, start: __, health: ___, services, ...environment } = request.environment;
  const known = Object.keys(services).length > 0 ? services : Object.fromEntries(usualServices.map((name) => [name, defaultUrl(name)]));
  const moved: Environment = {
    ...environment,
    services: Object.fromEntries(Object.entries(known).map(([name, before]) => [name, movedTo(before, url)])),
    probes: movedProbes(environment.probes, Object.values(services), url),
  };
  return { ...request, environment: moved };
}

const defaultUrl = (service: string) => (service === 'ws' ? 'ws://localhost' : 'http://localhost');

/** A metrics page of the target itself moves with it; one of a collector stays where it is. */
function movedProbes(probes: Environment['probes'], services: readonly string[], url: string): Environment['probes'] {
  const { metrics } = probes;
  if (metrics === undefined || !services.some((service) => new URL(service).host === new URL(metrics).host)) return probes;
  return { ...probes, metrics: movedTo(metrics, url) };
}

function movedTo(before: string, url: string): string {
  const [from, to] = [new URL(before), new URL(url)];
  const secure = to.protocol === 'https:' || to.protocol === 'wss:';
  const protocol = from.protocol.startsWith('ws') ? (secure ? 'wss:' : 'ws:') : to.protocol;
  const path = `${to.pathname.replace(/\/+$/, '')}${from.pathname === '/' ? '' : from.pathname}`;
  return `${protocol}//${to.host}${path}`;
}
