import type { CapacityReport } from '../../../../../engine/model/capacity.ts';
import type { LoadPoint } from '../../../../../engine/model/load-point.ts';
import { loadNumber, loadOf, loadUnits } from '../../../../../reports/words/capacity/load.ts';
import { generatorWords, littleWords, steadyWords } from '../../../../../reports/words/capacity/points.ts';
import { resourceNames } from '../../../../../reports/words/capacity/resources.ts';
import { fixed, significant } from '../../../../../reports/words/digits.ts';
import { capital } from '../../../../../reports/words/facts.ts';
import { duration } from '../../../../../reports/words/quantity.ts';
import { type Column, DataTable } from '../../../parts/table/data-table.tsx';

/** Whether each plateau may be believed: steady state, Little's law, what was used of each resource, the generator. */
export function Checks({ rows, steppedBy }: { readonly rows: readonly LoadPoint[]; readonly steppedBy: CapacityReport['steppedBy'] }) {
  const names = [...new Set(rows.flatMap(({ resources }) => resources.map(({ resource }) => resource)))];
  const checked = rows.some(({ steady, little, health }) => steady !== null || little !== null || health !== null);
  if (!checked && names.length === 0) return null;
  const use = (point: LoadPoint, name: string) => point.resources.find(({ resource }) => resource === name);
  const columns: readonly Column<LoadPoint>[] = [
    {
      id: 'load',
      title: 'Load',
      unit: loadUnits[steppedBy],
      number: true,
      value: (point) => loadOf(point, steppedBy),
      show: (point) => loadNumber(point, steppedBy),
    },
    {
      id: 'judged',
      title: 'Judged',
      number: true,
      value: ({ seconds }) => seconds,
      show: ({ seconds }) => (seconds === null ? '–' : duration(seconds)),
    },
    { id: 'steady', title: 'Steady', value: steadyWords },
    { id: 'little', title: 'Little’s law', value: littleWords },
    ...names.map(
      (name): Column<LoadPoint> => ({
        id: name,
        title: capital(resourceNames[name]),
        unit: '% used, waiting',
        number: true,
        value: (point) => use(point, name)?.utilisation ?? null,
        show: (point) => {
          const found = use(point, name);
          if (found === undefined) return '–';
          return `${fixed(found.utilisation * 100, 0)}${found.waiting === null ? '' : `, ${significant(found.waiting)}`}`;
        },
      }),
    ),
    { id: 'generator', title: 'Generator', value: generatorWords },
  ];
  return (
    <details className="capacity-more">
      <summary>Checks of each plateau</summary>
      <p className="soft">
        A plateau counts when its backlog does not grow, its halves agree, the requests in flight that the target counted fit throughput
        times latency (Little’s law, within 5 %), and the generator kept time.
      </p>
      <DataTable id="checks" title="Checks of each plateau" columns={columns} rows={rows} rowKey={({ order }) => String(order)} />
    </details>
  );
}
