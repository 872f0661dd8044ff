import { type Chip, glyphs } from '../../../reports/words/chips.ts';

/** A verdict: icon, word and colour; never colour alone. */
export function ChipMark({ chip, named = false }: { readonly chip: Chip; readonly named?: boolean }) {
  return (
    <span className={`chip ${chip.tone}`}>
      <span aria-hidden="true">{glyphs[chip.tone]}</span>
      {named && <span className="of">{chip.label}: </span>}
      {chip.word}
    </span>
  );
}
