import { describe, expect, it } from 'vitest';
import { readMessage } from '../../../../engine/demo/tracking/messages.ts';
import { positionAt } from '../../../../engine/demo/tracking/position.ts';

const route = { order: 0, fromLatitude: 50, fromLongitude: 10, toLatitude: 54, toLongitude: 0 };
const MINUTE = 60_000;

describe('positionAt', () => {
  it('drives the route in half an hour, and back', () => {
    const at = (minutes: number) => Object.values(positionAt(route, minutes * MINUTE));
    expect([0, 15, 30, 45, 60].map(at)).toEqual([
      [50, 10],
      [52, 5],
      [54, 0],
      [52, 5],
      [50, 10],
    ]);
  });

  it('has every order somewhere else', () => {
    expect(positionAt({ ...route, order: 1 }, 0)).not.toEqual(positionAt(route, 0));
  });
});

describe('readMessage', () => {
  it('knows subscribe and ping', () => {
    expect(readMessage('{"type":"subscribe","orders":[1,2]}')).toEqual({ type: 'subscribe', orders: [1, 2] });
    expect(readMessage('{"type":"ping","id":7,"sentAt":5,"more":1}')).toEqual({ type: 'ping', id: 7, sentAt: 5 });
  });

  it.each([
    '',
    'null',
    '[]',
    '{"type":"subscribe"}',
    '{"type":"subscribe","orders":[]}',
    '{"type":"subscribe","orders":[0]}',
    '{"type":"subscribe","orders":["1"]}',
    `{"type":"subscribe","orders":[${Array(51).fill(1).join(',')}]}`,
    '{"type":"ping","id":"7","sentAt":5}',
    '{"type":"shout"}',
  ])('calls %j invalid', (text) => {
    expect(readMessage(text).type).toBe('invalid');
  });
});
