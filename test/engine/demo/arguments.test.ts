import { describe, expect, it } from 'vitest';
import { readArguments } from '../../../engine/demo/arguments.ts';
import { HeadroomError } from '../../../engine/model/error.ts';

describe('the command line of the demo', () => {
  it('needs a data folder and nothing else', () => {
    expect(readArguments(['--data', 'd'])).toEqual({
      options: { dataFolder: 'd', switches: {}, faults: {}, rateLimits: {} },
      dieWithParent: false,
    });
  });

  it('reads everything', () => {
    const words =
      '--data d --host ::1 --port 0 --users 5 --orders 10 --seed 3 --workers 1 --heartbeat-clock 60 --switch indexes=off --switch cache=on --fault slowdown=0.05 --fault tail=0.02:20ms --rate-limit login=3/20 --rate-limit api=off --die-with-parent';
    expect(readArguments(words.split(' '))).toEqual({
      options: {
        dataFolder: 'd',
        host: '::1',
        port: 0,
        users: 5,
        orders: 10,
        seed: 3,
        workers: 1,
        heartbeatClock: 60,
        switches: { indexes: false, cache: true },
        faults: { slowdown: 0.05, tail: { share: 0.02, delayMs: 20 } },
        rateLimits: { login: { limit: 3, windowSeconds: 20 }, api: null },
      },
      dieWithParent: true,
    });
  });

  it.each([
    ['', 'The demo needs a data folder.'],
    ['--data d --switch turbo=on', 'There is no switch "turbo".'],
    ['--data d --switch cache=maybe', '"--switch cache=maybe" is neither on nor off.'],
    ['--data d --fault slowdown', '"--fault slowdown" cannot be read.'],
    ['--data d --fault tail=0.1:20', '"--fault tail=0.1:20" cannot be read.'],
    ['--data d --port http', '--port is "http", not a whole number.'],
    ['--data d --orders 0', '--orders must be at least 1.'],
    ['--data d --heartbeat-clock 0', '--heartbeat-clock is "0", not a number up to 1000.'],
    ['--data d --rate-limit login=5', '"--rate-limit login=5" cannot be read.'],
    ['--data d --fast', "Unknown option '--fast'"],
  ])('refuses %j', (text, message) => {
    const read = () => readArguments(text.split(' ').filter((word) => word !== ''));
    expect(read).toThrow(HeadroomError);
    expect(read).toThrow(message);
  });
});
