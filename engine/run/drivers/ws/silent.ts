import { nowMs } from '../generator/load.ts';
import type { Book } from './book.ts';
import { openSocket } from './open.ts';
import type { WsPlan } from './plan.ts';

/** Before this share of the silence nobody may be ended for it, and after this much more everybody must be. */
const earliest = 0.9;
const latest = 1.5;
const graceMs = 250;

/** A connection that never says anything, pongs included: whether the target ends it after the silence is booked as a check. */
export function openSilent(plan: WsPlan, book: Book): { end(): void } {
  const { silenceS, clock } = plan.heartbeat;
  const silenceMs = (silenceS / clock) * 1000;
  const check = `a silent connection is ended after ${silenceS} s`;
  let openedMs: number | null = null;
  let decided = false;
  let timer: NodeJS.Timeout | undefined;
  const decide = (holds: boolean) => {
    if (!decided) book.check(check, holds);
    decided = true;
    clearTimeout(timer);
  };
  const socket = openSocket(plan, true, {
    opened() {
      openedMs = nowMs();
      timer = setTimeout(() => decide(false), silenceMs * latest + graceMs);
    },
    heard: () => undefined,
    gone(fault) {
      if (openedMs !== null) decide(nowMs() - openedMs >= silenceMs * earliest);
      else if (!decided) book.failed(fault.reason);
    },
  });
  return {
    end() {
      decided = true;
      clearTimeout(timer);
      socket.terminate();
    },
  };
}
