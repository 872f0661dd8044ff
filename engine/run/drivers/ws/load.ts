import { setTimeout as wait } from 'node:timers/promises';
import type { Observation } from '../../../measure/observe.ts';
import type { Load } from '../generator/load.ts';
import { createObstacles } from '../generator/obstacles.ts';
import { createBook } from './book.ts';
import { type Connection, createConnection } from './connection.ts';
import type { Fault } from './open.ts';
import type { WsPlan } from './plan.ts';
import { openSilent } from './silent.ts';

/** Golden ratio: phases of any number of connections in turn lie evenly. */
const turn = (Math.sqrt(5) - 1) / 2;
/** Below this no further connection is opened: the machine would come to a halt before it said so. */
const leastMemoryBytes = 64 * 1024 * 1024;
const busyLimit = 0.9;
const goodbyeMs = 300;

/** A ladder of open connections, each with its messages and its heartbeat. */
export function createLoad(plan: WsPlan, record: (observation: Observation) => void): Load {
  const book = createBook(plan.name, record);
  const obstacles = createObstacles();
  const connections: Connection[] = [];
  const silent: { end(): void }[] = [];
  let last = performance.eventLoopUtilization();
  let isBusy = false;
  let outOfMemory = false;
  const active = () => connections.filter((connection) => connection.isOpen()).length;
  const onFault = ({ code, side, reason }: Fault) => {
    // A handshake that this process had no time to read was not the target's to answer.
    if (code === 'unanswered' && isBusy) obstacles.note('cpu', 'generator', reason, active());
    else obstacles.note(code, side, reason, active());
  };
  return {
    hold(wanted) {
      while (silent.length < plan.heartbeat.silent) silent.push(openSilent(plan, book));
      while (connections.length < wanted && !outOfMemory)
        connections.push(createConnection({ plan, book, onFault, phase: (connections.length * turn) % 1 }));
      for (const connection of connections.splice(wanted)) connection.close();
    },
    active,
    everySecond() {
      book.flush();
      isBusy = performance.eventLoopUtilization(last).utilization > busyLimit;
      last = performance.eventLoopUtilization();
      const left = process.availableMemory();
      outOfMemory = left < leastMemoryBytes;
      if (outOfMemory) obstacles.note('memory', 'generator', `${Math.round(left / 1024 / 1024)} MiB left`, active());
    },
    async end() {
      for (const one of silent) one.end();
      for (const connection of connections) connection.close();
      book.flush();
      await wait(goodbyeMs);
      for (const connection of connections) connection.cut();
    },
    obstacle: obstacles.first,
    complaints: () => [],
  };
}
