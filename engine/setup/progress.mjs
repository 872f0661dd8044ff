/** Shows what set-up is doing, on stderr: one live line on a terminal, plain lines elsewhere. */

/**
 * @typedef {object} Step
 * @property {(note: string) => void} done says how it ended and takes the step off the live line
 */
/**
 * @typedef {object} Progress
 * @property {(title: string) => Step} step begins something that takes seconds
 * @property {(text: string) => void} line says one thing
 */

const reminderMs = 15_000;

/**
 * @param {{ stream?: NodeJS.WritableStream & { isTTY?: boolean }, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Progress}
 */
export function createProgress({ stream = process.stderr, env = process.env } = {}) {
  const live = stream.isTTY === true && env.TERM !== 'dumb' && !env.CI;
  /** @type {Map<object, { title: string, since: number }>} */
  const active = new Map();
  /** @type {NodeJS.Timeout | undefined} */
  let timer;

  const summary = () => [...active.values()].map(({ title, since }) => `${title} ${seconds(since)}`).join(' · ');
  const draw = () => stream.write(live ? `\r\u001b[2K${summary()}` : `  still busy: ${summary()}\n`);
  const say = (/** @type {string} */ text) => {
    stream.write(live ? `\r\u001b[2K${text}\n` : `${text}\n`);
    if (live && active.size > 0) draw();
  };

  return {
    line: say,
    step(title) {
      const key = {};
      const since = Date.now();
      active.set(key, { title, since });
      if (live) draw();
      else say(`${title} …`);
      timer ??= setInterval(draw, live ? 1000 : reminderMs);
      timer.unref();
      return {
        done(note) {
          active.delete(key);
          if (active.size === 0) {
            clearInterval(timer);
            timer = undefined;
          }
          say(`${title}: ${note} (${seconds(since)})`);
        },
      };
    },
  };
}

/** Says nothing: for callers that only want the result. @type {Progress} */
export const silent = { line: () => undefined, step: () => ({ done: () => undefined }) };

/** @param {number} since */
const seconds = (since) => `${Math.round((Date.now() - since) / 1000)} s`;
