import type { Scenario } from '../../model/scenario.ts';
import { autocannonDriver, autocannonVersion } from '../drivers/autocannon/index.ts';
import type { AutocannonPlan } from '../drivers/autocannon/plan.ts';
import type { RunRequest } from '../request.ts';
import { type AddressLoad, addressMaker } from './address-maker.ts';
import type { LoadMaker } from './work.ts';

/** One endpoint by autocannon. Throws as `addressMaker` does. */
export async function autocannonMaker(wanted: RunRequest): Promise<LoadMaker> {
  return addressMaker(wanted, { driver: autocannonDriver, kind: 'autocannon', version: autocannonVersion, loadOf, what: 'endpoint' });
}

function loadOf({ endpoint }: Scenario): AddressLoad<AutocannonPlan> | undefined {
  if (endpoint === undefined) return undefined;
  const { service, path, name, method, body, token, pipelining, rate, timeout } = endpoint;
  const json = body !== undefined && typeof body !== 'string';
  const headers = { ...(json ? { 'content-type': 'application/json' } : {}), ...endpoint.headers };
  return {
    wanted: { service, path, name, verb: method, headers },
    token,
    notes: [],
    plan: (address, sent) => ({
      ...address,
      method,
      body: body === undefined ? null : sent(body),
      pipelining,
      rate: rate ?? null,
      timeoutS: timeout,
    }),
  };
}
