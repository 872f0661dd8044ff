import { useMemo, useState } from 'react';
import type { SeriesRow } from '../../../../../engine/model/api/columns.ts';
import { count, counted } from '../../../../../reports/words/digits.ts';
import { samples } from '../../../../../reports/words/quantity.ts';
import { TextField } from '../../../parts/field.tsx';
import { seriesName } from './series-name.ts';

// What is listed at once; words narrow it.
const mostListed = 200;

interface Picker {
  readonly list: readonly SeriesRow[];
  readonly chosen: readonly number[];
  readonly most: number;
  readonly onChange: (chosen: readonly number[]) => void;
}

/** A list of series to choose from, narrowed by words. */
export function SeriesPicker({ list, chosen, most, onChange }: Picker) {
  const [words, setWords] = useState('');
  const found = useMemo(() => {
    const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
    return list.filter((row) => wanted.every((word) => `${seriesName(row)} ${row.metric}`.toLowerCase().includes(word)));
  }, [list, words]);
  const picked = new Set(chosen);
  const full = chosen.length >= most;
  const set = (series: number, on: boolean) => onChange(on ? [...chosen, series] : chosen.filter((each) => each !== series));
  const all = () => onChange([...new Set([...chosen, ...found.map(({ series }) => series)])].slice(0, most));
  return (
    <div className="run-picker">
      <TextField
        label="Find series"
        hint={`${counted(list.length, 'series', 'series')} recorded: words of a metric, an endpoint or a tag.`}
        value={words}
        onChange={setWords}
      />
      <div className="actions">
        <button type="button" onClick={all} disabled={full || found.length === 0}>
          {found.length > most ? `Choose the first ${count(most)}` : `Choose ${counted(found.length, 'series', 'series')}`}
        </button>
        <button type="button" onClick={() => onChange([])} disabled={chosen.length === 0}>
          Choose none
        </button>
        <span className="soft">{`${count(chosen.length)} of at most ${count(most)} chosen`}</span>
      </div>
      <fieldset className="run-series">
        <legend className="run-hidden">Series</legend>
        {found.slice(0, mostListed).map((row) => (
          <label key={row.series}>
            <input
              type="checkbox"
              checked={picked.has(row.series)}
              disabled={full && !picked.has(row.series)}
              onChange={(event) => set(row.series, event.target.checked)}
            />
            <span>
              {seriesName(row)} <span className="soft run-step">{samples(row.samples)}</span>
            </span>
          </label>
        ))}
        {found.length > mostListed && <p className="soft">{counted(found.length - mostListed, 'more')}: narrow the words.</p>}
      </fieldset>
    </div>
  );
}
