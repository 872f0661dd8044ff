import type { Scenario } from '../../model/scenario.ts';
import { wsDriver, wsVersion } from '../drivers/ws/index.ts';
import type { WsPlan } from '../drivers/ws/plan.ts';
import type { RunRequest } from '../request.ts';
import { type AddressLoad, addressMaker } from './address-maker.ts';
import type { LoadMaker } from './work.ts';

/** One WebSocket by ws. Throws as `addressMaker` does. */
export async function wsMaker(wanted: RunRequest): Promise<LoadMaker> {
  return addressMaker(wanted, { driver: wsDriver, kind: 'ws', version: wsVersion, loadOf, what: 'socket' });
}

function loadOf({ socket }: Scenario): AddressLoad<WsPlan> | undefined {
  if (socket === undefined) return undefined;
  const { service, path, name, headers, token, heartbeat } = socket;
  return {
    wanted: { service, path, name, verb: 'WS', headers },
    token,
    notes: heartbeat.clock === 1 ? [] : [`The heartbeat ran ${heartbeat.clock} times as fast as it says.`],
    plan: (address, sent) => ({
      ...address,
      protocols: socket.protocols,
      greeting: socket.greeting.map(sent),
      messages: socket.messages.map(sent),
      everyS: socket.every,
      answerField: socket.answerField,
      sentAtField: socket.sentAtField,
      timeoutS: socket.timeout,
      heartbeat: { everyS: heartbeat.every, silenceS: heartbeat.silence, silent: heartbeat.silent, clock: heartbeat.clock },
    }),
  };
}
