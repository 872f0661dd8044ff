import type { PageResource } from '../../../../engine/model/page-visit.ts';
import { bound } from '../../../../reports/words/bind.ts';
import { quantity } from '../../../../reports/words/quantity.ts';

const width = 200;

/** Every resource of a visit on one clock, waiting and receiving apart, as a table with bars. */
export function LabWaterfall({ resources }: { readonly resources: readonly PageResource[] }) {
  if (resources.length === 0) return <p className="soft">The resources of this visit were not kept.</p>;
  const end = Math.max(1, ...resources.map(({ endMs }) => endMs));
  const at = (ms: number): number => (ms / end) * width;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls is reached by keyboard
    <section className="scroll" tabIndex={0} aria-label="Resources of the visit">
      <table className="lab-waterfall">
        <thead>
          <tr>
            <th scope="col">Resource</th>
            <th scope="col">Type</th>
            <th scope="col" className="number">
              Status
            </th>
            <th scope="col" className="number">
              Transferred
            </th>
            <th scope="col" className="number">
              Starts
            </th>
            <th scope="col" className="number">
              Ends
            </th>
            <th scope="col">{bound(`0 to ${quantity(end, 'ms')}`)}</th>
          </tr>
        </thead>
        <tbody>
          {resources.map(({ name, type, startMs, responseMs, endMs, transferBytes, status, fromCache }) => (
            <tr key={`${startMs} ${endMs} ${name}`}>
              <th scope="row" className="lab-name">
                {name}
              </th>
              <td>{type}</td>
              <td className="number">{status ?? '–'}</td>
              <td className="number">{fromCache ? 'cache' : bound(quantity(transferBytes, 'bytes'))}</td>
              <td className="number">{bound(quantity(startMs, 'ms'))}</td>
              <td className="number">{bound(quantity(endMs, 'ms'))}</td>
              <td>
                <svg className="lab-bar" viewBox={`0 0 ${width} 10`} preserveAspectRatio="none" aria-hidden="true">
                  <rect className="lab-waiting" x={at(startMs)} y={1} width={Math.max(1, at((responseMs ?? endMs) - startMs))} height={8} />
                  {responseMs !== null && (
                    <rect className="lab-receiving" x={at(responseMs)} y={1} width={Math.max(1, at(endMs - responseMs))} height={8} />
                  )}
                </svg>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="soft">Light: waiting for the first byte. Dark: receiving.</p>
    </section>
  );
}
