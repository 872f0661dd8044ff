import type { AutoscaleReport } from '../../engine/model/autoscale.ts';
import type { RenderOptions } from '../formats/format.ts';

/** One way to write down what scaling policies make of a demand. `render` is pure: the same report and options give the same text. */
export interface AutoscaleFormat {
  readonly name: string;
  /** Of the file it is written to, without the dot. */
  readonly extension: string;
  readonly render: (report: AutoscaleReport, options?: RenderOptions) => string;
}
