import { useMemo } from 'react';
import { decodeColumns, type SeriesList } from '../../../../../engine/model/api/columns.ts';
import { counted } from '../../../../../reports/words/digits.ts';
import { useDocument } from '../../../data/documents.ts';
import { useInAddress } from '../../../data/in-address.ts';
import { TimeChart } from '../../../parts/chart/time-chart.tsx';
import { useZoom } from '../../../parts/chart/use-zoom.ts';
import { Shown } from '../../../parts/document.tsx';
import { Choice } from '../../../parts/field.tsx';
import type { PartProperties } from '../section.ts';
import { columnsFor, panelsOf, type Statistic, statistics } from './panels.ts';
import { SeriesPicker } from './series-picker.tsx';

/** More than this is asked for in more than one chart. */
export const mostSeries = 100;

/** Any of what was recorded, over time: series are chosen from the list, and kept in the address. */
export default function Explorer({ id }: PartProperties) {
  const list = useDocument('series', { path: { run: id } });
  return <Shown asked={list}>{(found) => <Chosen id={id} list={found} />}</Shown>;
}

function Chosen({ id, list }: { readonly id: string; readonly list: SeriesList }) {
  const [word, setWord] = useInAddress('series');
  const [statistic, setStatistic] = useInAddress('percentile', 'p95');
  const chosen = useMemo(() => {
    const asked = new Set(word.split(',').filter(Boolean).map(Number));
    return list.series.filter(({ series }) => asked.has(series)).slice(0, mostSeries);
  }, [word, list]);
  const known: Statistic = statistics.find((each) => each === statistic) ?? 'p95';
  return (
    <>
      <SeriesPicker
        list={list.series}
        chosen={chosen.map(({ series }) => series)}
        most={mostSeries}
        onChange={(numbers) => setWord(numbers.join(','))}
      />
      {chosen.length > 0 && (
        <>
          <Choice
            label="Of times and sizes"
            value={known}
            options={statistics.map((each) => ({ value: each, title: each }))}
            onChange={setStatistic}
          />
          <SeriesChart id={id} list={list} chosen={chosen} statistic={known} />
        </>
      )}
    </>
  );
}

function SeriesChart({
  id,
  list,
  chosen,
  statistic,
}: {
  readonly id: string;
  readonly list: SeriesList;
  readonly chosen: SeriesList['series'];
  readonly statistic: Statistic;
}) {
  const { fromS, toS } = useZoom('run');
  const stretch = fromS === null || toS === null ? {} : { fromS, toS };
  const body = useDocument('columns', {
    path: { run: id },
    query: {
      series: chosen.map(({ series }) => series).join(','),
      only: columnsFor(chosen.length, statistic).join(','),
      points: 2000,
      ...stretch,
    },
  });
  const drawn = useMemo(() => {
    if (body.data === undefined) return null;
    const columns = decodeColumns(body.data);
    return { atS: columns.atS, panels: panelsOf(chosen, columns, statistic) };
  }, [body.data, chosen, statistic]);
  return (
    <Shown asked={body}>
      {() =>
        drawn && (
          <TimeChart
            id="explorer"
            title={counted(chosen.length, 'series', 'series')}
            description={`${counted(chosen.length, 'chosen series', 'chosen series')} over time.`}
            panels={drawn.panels}
            atS={drawn.atS}
            steps={list.steps}
            judgedStep={list.judgedStep}
            group="run"
          />
        )
      }
    </Shown>
  );
}
