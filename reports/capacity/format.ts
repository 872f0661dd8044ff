import type { CapacityReport } from '../../engine/model/capacity.ts';
import type { RenderOptions } from '../formats/format.ts';

/** One way to write down what a ladder, a search or somebody's own points say of a capacity. `render` is pure: the same report and options give the same text. */
export interface CapacityFormat {
  readonly name: string;
  /** Of the file it is written to, without the dot. */
  readonly extension: string;
  readonly render: (report: CapacityReport, options?: RenderOptions) => string;
}
