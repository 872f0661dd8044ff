import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanDocument, cleanText, longestText } from '../../../reports/words/clean.ts';

const escapeCode = String.fromCharCode(0x1b);
const bell = String.fromCharCode(0x07);

describe('cleaning', () => {
  it.each([
    [`${escapeCode}[31mred${escapeCode}[0m`, 'red'],
    [`${escapeCode}[2J${escapeCode}[1;1Hhome`, 'home'],
    [`${escapeCode}]0;title${bell}after`, 'after'],
    [`${escapeCode}]8;;https://evil.test${escapeCode}\\link${escapeCode}]8;;${escapeCode}\\`, 'link'],
    [`${escapeCode}Pq#0${escapeCode}\\sixel`, 'sixel'],
    [`${escapeCode}creset`, 'reset'],
    [`${String.fromCharCode(0x9b)}31mred`, 'red'],
    [`${escapeCode}]unfinished`, ']unfinished'],
    ['line one\r\n\tline two', 'line one line two'],
    ['a\u0000b\u007fc\u0085d', 'abcd'],
    ['\u202egnp.exe \u2066x\u2069', 'gnp.exe x'],
    ['zero\u200bwidth\ufeff', 'zerowidth'],
    ['\ud800', '\ufffd'],
    ['GET /api/orders/:id – “quoted” 漢字', 'GET /api/orders/:id – “quoted” 漢字'],
  ])('%j becomes %j', (text, cleaned) => {
    expect(cleanText(text)).toBe(cleaned);
  });

  it('leaves at most so many whole characters', () => {
    expect([...cleanText('😀'.repeat(1000))]).toHaveLength(longestText);
    expect(cleanText('😀'.repeat(1000)).endsWith('😀…')).toBe(true);
    expect(cleanText('a'.repeat(longestText))).toBe('a'.repeat(longestText));
  });

  it('is done once: cleaning again changes nothing, and leaves nothing that steers', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const once = cleanText(text);
        expect(cleanText(once)).toBe(once);
        expect(once).not.toMatch(/\p{Cc}|\p{Bidi_Control}|\p{Default_Ignorable_Code_Point}/u);
        expect(once.isWellFormed()).toBe(true);
      }),
    );
  });

  it('reaches every text and every name of a document, and nothing else', () => {
    const dirty = { a: [`x${bell}`, 1, null, true], [`k${bell}`]: { deep: [{ text: `\u202ey` }] } };
    expect(cleanDocument(dirty)).toEqual({ a: ['x', 1, null, true], k: { deep: [{ text: 'y' }] } });
    const tricky = JSON.parse('{"__proto__": {"polluted": true}}');
    expect(Object.getPrototypeOf(cleanDocument(tricky))).toBe(Object.prototype);
    expect('polluted' in cleanDocument({})).toBe(false);
  });
});
