import type { Investment } from '../../../../../engine/model/roi.ts';
import { roiFigures } from '../../../../../reports/words/plan/roi.ts';

/** The case as the configuration has it beside the case as changed. */
export function Beside({ configured, changed }: { readonly configured: Investment; readonly changed: Investment }) {
  const before = new Map(roiFigures(configured).map((figure) => [figure.label.replace(/ over .*/, ''), figure]));
  const shown = (figure: ReturnType<typeof roiFigures>[number] | undefined): string =>
    figure === undefined ? '–' : [figure.value, figure.range].filter((part) => part !== '').join(' ');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className="scroll" tabIndex={0} aria-label="The case as configured and as changed">
      <table className="capacity-beside">
        <thead>
          <tr>
            <th scope="col">Answer</th>
            <th scope="col" className="number">
              As configured
            </th>
            <th scope="col" className="number">
              As changed
            </th>
          </tr>
        </thead>
        <tbody>
          {roiFigures(changed).map((figure) => (
            <tr key={figure.label}>
              <th scope="row">{figure.label}</th>
              <td className="number">{shown(before.get(figure.label.replace(/ over .*/, '')))}</td>
              <td className="number">{shown(figure)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
