import { jsonText } from '../formats/json.ts';
import type { CampaignFormat } from './format.ts';

/** The report of a campaign as it is, by the schema in docs/schema/campaign.schema.json. */
export const json: CampaignFormat = { name: 'json', extension: 'json', render: (report) => jsonText(report) };
