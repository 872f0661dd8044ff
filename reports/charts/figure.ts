import { type Child, type Markup, markup } from '../markup.ts';

export interface DataTable {
  /** Titles carry the units. */
  readonly titles: readonly string[];
  /** The first cell of a row names it. */
  readonly rows: readonly (readonly string[])[];
}

/** What a chart is called and says in words, and its numbers. */
export interface FigureWords {
  /** Unique on the page. */
  readonly id: string;
  readonly title: string;
  /** What is seen, in one sentence, for who does not see it. */
  readonly description: string;
  /** A line under the title: how to read it. */
  readonly note?: string;
  readonly data: DataTable;
}

interface Figure extends FigureWords {
  readonly height: number;
  /** Extra classes of the plot: they choose its margins. */
  readonly className?: string;
}

function dataTable({ titles, rows }: DataTable, title: string): Markup {
  return markup`<details class="data"><summary>Numbers of this chart</summary><div class="scroll" tabindex="0" role="region" aria-label="${`Numbers: ${title}`}"><table><thead><tr>${titles.map((each, index) => markup`<th scope="col"${index > 0 && markup` class="number"`}>${each}</th>`)}</tr></thead><tbody>${rows.map(
    ([name, ...cells]) =>
      markup`<tr><th scope="row">${name ?? ''}</th>${cells.map((cell) => markup`<td class="number">${cell}</td>`)}</tr>`,
  )}</tbody></table></div></details>`;
}

/** A chart with its title, its plot and its numbers as a table. The plot is as wide as its place less the margins of its class. */
export function figure({ id, title, description, note, height, className = '', data }: Figure, plot: Child): Markup {
  return markup`<figure class="chart"><figcaption><strong>${title}</strong>${note !== undefined && markup`<span>${note}</span>`}</figcaption><svg class="plot ${className}" height="${height}" role="img" aria-labelledby="${id}-title ${id}-desc"><title id="${id}-title">${title}</title><desc id="${id}-desc">${description}</desc>${plot}</svg>${data.rows.length > 0 && dataTable(data, title)}</figure>`;
}
