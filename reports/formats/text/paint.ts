import type { Tone } from '../../words/chips.ts';

const start = String.fromCharCode(0x1b);
const codes: Readonly<Record<Tone | 'strong' | 'soft', string>> = {
  good: '32',
  bad: '31',
  unsure: '33',
  odd: '35',
  neutral: '2',
  strong: '1',
  soft: '2',
};

/** Puts text in the colour of a meaning, or leaves it as it is. */
export type Paint = (text: string, tone: Tone | 'strong' | 'soft') => string;

/** A painter that paints, or one that does not. */
export function painter(colour: boolean): Paint {
  return (text, tone) => (colour ? `${start}[${codes[tone]}m${text}${start}[0m` : text);
}
