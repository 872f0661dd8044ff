import type { WebSocket } from 'ws';
import { nowMs } from '../generator/load.ts';
import type { Book } from './book.ts';
import { filledMessage, readHeard } from './messages.ts';
import { type Fault, openSocket } from './open.ts';
import type { WsPlan } from './plan.ts';

/** One place of the ladder: a connection that is opened again when it was lost. */
export interface Connection {
  isOpen(): boolean;
  /** Says good-bye and stays away. */
  close(): void;
  /** Cuts what is left of it. */
  cut(): void;
}

export interface ConnectionSettings {
  readonly plan: WsPlan;
  readonly book: Book;
  /** Share of an interval after which its messages and pings go, so that they do not all go at once. */
  readonly phase: number;
  readonly onFault: (fault: Fault) => void;
}

const firstPauseMs = 200;
const longestPauseMs = 5000;
const goingAway = 1001;

/** Ids are of the process, so that no answer meets a question of another connection. */
let lastId = 0;

export function createConnection({ plan, book, phase, onFault }: ConnectionSettings): Connection {
  const { heartbeat } = plan;
  const everyMs = plan.everyS * 1000;
  const beatMs = (heartbeat.everyS / heartbeat.clock) * 1000;
  const silenceMs = (heartbeat.silenceS / heartbeat.clock) * 1000;
  const questions = new Map<number, number>();
  let socket: WebSocket;
  let state: 'opening' | 'open' | 'down' | 'closed' = 'opening';
  let openedMs = 0;
  let heardMs = 0;
  let turn = 0;
  let failures = 0;
  let timers: NodeJS.Timeout[] = [];

  const connect = () => {
    state = 'opening';
    const beganMs = nowMs();
    socket = openSocket(plan, false, {
      opened() {
        state = 'open';
        failures = 0;
        openedMs = nowMs();
        heardMs = openedMs;
        book.connected(openedMs - beganMs);
        for (const greeting of plan.greeting) send(greeting);
        repeat(everyMs, say);
        repeat(beatMs, beat);
        timers.push(setTimeout(() => book.check(staysOpen(plan), true), silenceMs * 1.5));
      },
      heard,
      gone,
    });
  };
  const repeat = (periodMs: number, act: () => void) => {
    const again = () => {
      act();
      if (state === 'open') timers.push(setInterval(act, periodMs));
    };
    timers.push(setTimeout(again, periodMs * phase));
  };
  const send = (template: string): number => {
    const id = ++lastId;
    const text = filledMessage(template, id, Date.now());
    socket.send(text);
    book.sent(Buffer.byteLength(text));
    return template.includes('{id}') ? id : 0;
  };
  const say = () => {
    overdue();
    const template = plan.messages[turn++ % plan.messages.length];
    if (template === undefined || state !== 'open') return;
    const beganMs = nowMs();
    const id = send(template);
    if (id > 0) questions.set(id, beganMs);
  };
  const overdue = () => {
    const latest = nowMs() - plan.timeoutS * 1000;
    for (const [id, beganMs] of questions) {
      if (beganMs > latest) return;
      questions.delete(id);
      book.failed('no answer to a message in time');
    }
  };
  const beat = () => {
    if (nowMs() - heardMs > silenceMs) {
      book.failed('nothing heard from the target for the silence of the heartbeat');
      socket.terminate();
    } else if (state === 'open') socket.ping();
  };
  const heard = (text: string | null, bytes: number) => {
    const at = nowMs();
    heardMs = at;
    if (bytes > 0) book.received(bytes);
    if (text === null) return;
    const { answers, sentAtMs } = readHeard(text, plan);
    const began = answers === null ? undefined : questions.get(answers);
    if (answers !== null && began !== undefined) {
      questions.delete(answers);
      book.answered(at - began);
    } else if (sentAtMs !== null) book.delivered(Math.max(0, at - sentAtMs));
  };
  const gone = (fault: Fault) => {
    const before = state;
    clear();
    if (before === 'closed') return;
    state = 'down';
    if (before === 'open') {
      book.sessionEnded(nowMs() - openedMs);
      book.check(staysOpen(plan), false);
    }
    book.failed(fault.reason);
    onFault(fault);
    failures += 1;
    timers.push(setTimeout(connect, Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(failures - 1, 10)) * (0.75 + phase / 2)));
  };
  const clear = () => {
    for (const timer of timers) clearTimeout(timer);
    timers = [];
    questions.clear();
  };
  connect();
  return {
    isOpen: () => state === 'open',
    close() {
      if (state === 'open') book.sessionEnded(nowMs() - openedMs);
      clear();
      const before = state;
      state = 'closed';
      if (before === 'open') socket.close(goingAway);
      else socket.terminate();
    },
    cut: () => socket.terminate(),
  };
}

/** Name of the check that a connection which answers and sends pings outlives the silence. */
export const staysOpen = ({ heartbeat }: WsPlan): string => `a connection with a heartbeat outlives ${heartbeat.silenceS} s`;
