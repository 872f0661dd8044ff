import { HeadroomError } from '../../model/error.ts';
import { generatorLog } from '../drivers/generator/start.ts';
import { wsDriver, wsVersion } from '../drivers/ws/index.ts';
import type { RunRequest } from '../request.ts';
import { addressWork, assertDirect } from './one-address.ts';
import { askToken, textOf, withToken } from './token.ts';
import type { LoadMaker } from './work.ts';

/** One WebSocket by ws. Its `prepare` throws what `addressWork` does, its start what `askToken` and the driver do. */
export async function wsMaker(wanted: RunRequest): Promise<LoadMaker> {
  assertDirect(wanted);
  return {
    log: generatorLog,
    driver: { kind: 'ws', version: wsVersion, recording: 'recorder', source: 'npm' },
    async prepare(request, environment) {
      const { subject } = request;
      const socket = subject.kind === 'scenario' ? subject.scenario.socket : undefined;
      if (subject.kind !== 'scenario' || socket === undefined)
        throw new HeadroomError('BUG', 'There is no socket to load.', 'Please report this.');
      const { service, path, name, headers, heartbeat } = socket;
      const { address, facts } = await addressWork(request, subject, environment, { service, path, name, verb: 'WS', headers });
      const scaled = heartbeat.clock === 1 ? [] : [`The heartbeat ran ${heartbeat.clock} times as fast as it says.`];
      return {
        ...facts,
        notes: [...facts.notes, ...scaled],
        count: null,
        async start(folder) {
          const { services, connection } = environment;
          const token = await askToken({ wanted: socket.token, service, services, headers: request.headers, connection });
          const texts = (bodies: readonly unknown[]) => bodies.map((body) => withToken(textOf(body), token));
          return await wsDriver.start({
            folder,
            steps: facts.steps,
            durationS: facts.durationS,
            templating: request.templating,
            mask: request.mask,
            plan: {
              ...address,
              path: withToken(address.path, token, true),
              headers: Object.fromEntries(Object.entries(address.headers).map(([header, value]) => [header, withToken(value, token)])),
              protocols: socket.protocols,
              greeting: texts(socket.greeting),
              messages: texts(socket.messages),
              everyS: socket.every,
              answerField: socket.answerField,
              sentAtField: socket.sentAtField,
              timeoutS: socket.timeout,
              heartbeat: { everyS: heartbeat.every, silenceS: heartbeat.silence, silent: heartbeat.silent, clock: heartbeat.clock },
            },
          });
        },
      };
    },
  };
}
