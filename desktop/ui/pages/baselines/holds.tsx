import type { Baseline, BaselineSeries } from '../../../../engine/model/baseline.ts';
import { metricById } from '../../../../engine/model/metric.ts';
import { count } from '../../../../reports/words/digits.ts';
import { keyMeaning, keyValue } from '../../../../reports/words/keys.ts';
import { quantity } from '../../../../reports/words/quantity.ts';

function values({ metric, quantiles, mean, rate }: BaselineSeries): string {
  const { unit } = metricById(metric);
  if (rate !== null) return quantity(rate, unit);
  return [...Object.entries(quantiles), ...(mean === null ? [] : ([['mean', mean]] as const))]
    .map(([name, value]) => `${name} ${quantity(value, unit)}`)
    .join(' · ');
}

/** Everything a baseline keeps, so that it judges without its run folder: its keys, its numbers, its work counters. */
export function Holds({ baseline }: { readonly baseline: Baseline }) {
  return (
    <>
      <Table
        title={`Must be equal, ${baseline.run}`}
        titles={['Must be equal', 'Value']}
        rows={Object.entries(baseline.hardKeys).map(([key, value]) => [
          `${key}${keyMeaning(key) === null ? '' : `: ${keyMeaning(key)}`}`,
          keyValue(value),
        ])}
      />
      <Table
        title={`Numbers, ${baseline.run}`}
        titles={['Number', 'Samples', 'Values']}
        rows={baseline.series.map((each) => [
          `${metricById(each.metric).label}${each.endpoint === null ? '' : `, ${each.endpoint}`}`,
          count(each.count),
          values(each),
        ])}
      />
      {baseline.workCounters.length > 0 && (
        <Table
          title={`Work counters, ${baseline.run}`}
          titles={['Work counter', 'Value']}
          rows={baseline.workCounters.map(({ endpoint, counter, value }) => [
            `${endpoint}, ${metricById(counter).label}`,
            quantity(value, metricById(counter).unit),
          ])}
        />
      )}
    </>
  );
}

function Table({
  title,
  titles,
  rows,
}: {
  readonly title: string;
  readonly titles: readonly string[];
  readonly rows: readonly (readonly string[])[];
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls is reached by keyboard
    <section className="scroll baselines-holds" aria-label={title} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {titles.map((each) => (
              <th key={each} scope="col">
                {each}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name = '', ...cells]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {cells.map((cell, index) => (
                <td key={titles[index + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
