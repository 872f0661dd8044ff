import type { LoadStep } from '../../engine/model/load.ts';
import { type Markup, markup } from '../markup.ts';
import { count, significant } from '../words/digits.ts';
import { box, label } from './draw.ts';
import type { Scale } from './scale.ts';

// Widths a label is planned for: a phone and a page. Seven pixels a character.
const narrowPixels = 300;
const widePixels = 640;
const characterPixels = 7;

function words({ users, arrivalRate, role }: LoadStep, many: string): { short: string; long: string } {
  if (users === null) return { short: 'open', long: `open arrivals ${significant(arrivalRate ?? 0)}/s` };
  const short = count(users);
  const suffix = role === 'hold' ? ` ${many}, judged` : role === 'warm-up' ? ' warm-up' : ` ${many}`;
  return { short, long: `${short}${suffix}` };
}

function bandLabel(step: LoadStep, from: number, share: number, many: string): Markup {
  const { short, long } = words(step, many);
  const at = { x: from + share / 2, y: -6, anchor: 'middle' as const };
  const fits = (text: string, width: number): boolean => text.length * characterPixels <= share * width;
  const onWide = fits(long, widePixels) ? long : fits(short, widePixels) ? short : '';
  const onNarrow = fits(long, narrowPixels) ? long : fits(short, narrowPixels) ? short : '';
  if (onWide === onNarrow) return onWide === '' ? markup`` : label(onWide, { ...at, className: 'soft' });
  return markup`${onWide !== '' && label(onWide, { ...at, className: 'soft on-wide' })}${onNarrow !== '' && label(onNarrow, { ...at, className: 'soft on-narrow' })}`;
}

/** Plateaus of the load as faint bands with their users above; the judged one is stronger. */
export function loadBands(steps: readonly LoadStep[], judged: number | null, time: Scale, height: number, many = 'users'): Markup {
  return markup`${steps
    .filter(({ kind }) => kind === 'plateau')
    .map((step) => {
      const from = time.at(step.fromS);
      const share = time.at(step.toS) - from;
      if (share <= 0) return '';
      return [box(step.index === judged ? 'band judged' : 'band', from, 0, share, height), bandLabel(step, from, share, many)];
    })}`;
}
