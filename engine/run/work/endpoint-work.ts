import { HeadroomError } from '../../model/error.ts';
import { autocannonDriver, autocannonVersion } from '../drivers/autocannon/index.ts';
import { generatorLog } from '../drivers/generator/start.ts';
import type { RunRequest } from '../request.ts';
import { addressWork, assertDirect } from './one-address.ts';
import { askToken, textOf, withToken } from './token.ts';
import type { LoadMaker } from './work.ts';

/** One endpoint by autocannon. Its `prepare` throws what `addressWork` does, its start what `askToken` and the driver do. */
export async function autocannonMaker(wanted: RunRequest): Promise<LoadMaker> {
  assertDirect(wanted);
  return {
    log: generatorLog,
    driver: { kind: 'autocannon', version: autocannonVersion, recording: 'recorder', source: 'npm' },
    async prepare(request, environment) {
      const { subject } = request;
      const endpoint = subject.kind === 'scenario' ? subject.scenario.endpoint : undefined;
      if (subject.kind !== 'scenario' || endpoint === undefined)
        throw new HeadroomError('BUG', 'There is no endpoint to load.', 'Please report this.');
      const { method, body, service } = endpoint;
      const json = body !== undefined && typeof body !== 'string';
      const { address, facts } = await addressWork(request, subject, environment, {
        service,
        path: endpoint.path,
        name: endpoint.name,
        verb: method,
        headers: { ...(json ? { 'content-type': 'application/json' } : {}), ...endpoint.headers },
      });
      return {
        ...facts,
        count: null,
        async start(folder) {
          const { services, connection } = environment;
          const token = await askToken({ wanted: endpoint.token, service, services, headers: request.headers, connection });
          return await autocannonDriver.start({
            folder,
            steps: facts.steps,
            durationS: facts.durationS,
            templating: request.templating,
            mask: request.mask,
            plan: {
              ...address,
              path: withToken(address.path, token, true),
              headers: Object.fromEntries(Object.entries(address.headers).map(([name, value]) => [name, withToken(value, token)])),
              method,
              body: body === undefined ? null : withToken(textOf(body), token),
              pipelining: endpoint.pipelining,
              rate: endpoint.rate ?? null,
              timeoutS: endpoint.timeout,
            },
          });
        },
      };
    },
  };
}
