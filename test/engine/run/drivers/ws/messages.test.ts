import { describe, expect, it } from 'vitest';
import { filledMessage, readHeard } from '../../../../../engine/run/drivers/ws/messages.ts';

describe('filledMessage', () => {
  it('puts numbers where they are asked for, in JSON and in other texts', () => {
    expect(filledMessage('{"id":"{id}","sentAt":"{now}","text":"no {id}"}', 7, 1000)).toBe('{"id":7,"sentAt":1000,"text":"no 7"}');
    expect(filledMessage('PING {id} {now}', 7, 1000)).toBe('PING 7 1000');
    expect(filledMessage('hello', 7, 1000)).toBe('hello');
  });
});

describe('readHeard', () => {
  const fields = { answerField: 'id', sentAtField: 'sentAt' };
  it('finds the id that is answered and the time of sending', () => {
    expect(readHeard('{"id":7,"sentAt":1000}', fields)).toEqual({ answers: 7, sentAtMs: 1000 });
    expect(readHeard('{"no":7,"at":1000}', { answerField: 'no', sentAtField: 'at' })).toEqual({ answers: 7, sentAtMs: 1000 });
  });

  it.each(['', 'pong', '[1]', '{', '{"id":"7"}', '{"id":null}', 'null'])('learns nothing from %j', (text) => {
    expect(readHeard(text, fields)).toEqual({ answers: null, sentAtMs: null });
  });
});
