import type { TokenRequest } from '../../model/endpoint.ts';
import { HeadroomError } from '../../model/error.ts';
import type { Scenario } from '../../model/scenario.ts';
import type { Driver } from '../drivers/driver.ts';
import type { Address } from '../drivers/generator/address.ts';
import type { GeneratorRun } from '../drivers/generator/run.ts';
import { generatorLog } from '../drivers/generator/start.ts';
import type { RunRequest } from '../request.ts';
import { type AddressWanted, addressWork, assertDirect } from './one-address.ts';
import { askToken, textOf, withToken } from './token.ts';
import type { LoadMaker } from './work.ts';

/** What a scenario does at one address. */
export interface AddressLoad<Plan> {
  readonly wanted: AddressWanted;
  readonly token: TokenRequest | undefined;
  readonly notes: readonly string[];
  /** What the driver is given for an address in which the token stands; `sent` makes a body a text with the token in it. */
  plan(address: Address, sent: (body: unknown) => string): Plan;
}

/** A driver whose load goes to one address. */
interface AddressDriver<Plan> {
  readonly driver: Driver<GeneratorRun<Plan>>;
  readonly kind: 'autocannon' | 'ws';
  readonly version: string;
  /** Undefined where the scenario is no such load, which is called `what`. */
  readonly loadOf: (scenario: Scenario) => AddressLoad<Plan> | undefined;
  readonly what: string;
}

/** Loads one address by a driver. Throws CONFIG_INVALID; its `prepare` what `addressWork` does, its start what `askToken` and the driver do. */
export function addressMaker<Plan>(request: RunRequest, { driver, kind, version, loadOf, what }: AddressDriver<Plan>): LoadMaker {
  assertDirect(request);
  return {
    log: generatorLog,
    driver: { kind, version, recording: 'recorder', source: 'npm' },
    async prepare(request, environment) {
      const { subject } = request;
      const load = subject.kind === 'scenario' ? loadOf(subject.scenario) : undefined;
      if (subject.kind !== 'scenario' || load === undefined)
        throw new HeadroomError('BUG', `There is no ${what} to load.`, 'Please report this.');
      const { address, facts } = await addressWork(request, subject, environment, load.wanted);
      return {
        ...facts,
        notes: [...facts.notes, ...load.notes],
        count: null,
        async start(folder) {
          const { services, connection } = environment;
          const { service } = load.wanted;
          const token = await askToken({ wanted: load.token, service, services, headers: request.headers, connection });
          const headers = Object.entries(address.headers).map(([name, value]) => [name, withToken(value, token)]);
          const filled = { ...address, path: withToken(address.path, token, true), headers: Object.fromEntries(headers) };
          return await driver.start({
            folder,
            steps: facts.steps,
            durationS: facts.durationS,
            templating: request.templating,
            mask: request.mask,
            plan: load.plan(filled, (body) => withToken(textOf(body), token)),
          });
        },
      };
    },
  };
}
