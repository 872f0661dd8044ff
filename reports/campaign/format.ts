import type { CampaignReport } from '../../engine/model/campaign.ts';
import type { RenderOptions } from '../formats/format.ts';

/** One way to write down what a campaign concluded. `render` is pure: the same report and options give the same text. */
export interface CampaignFormat {
  readonly name: string;
  /** Of the file it is written to, without the dot. */
  readonly extension: string;
  readonly render: (report: CampaignReport, options?: RenderOptions) => string;
}
