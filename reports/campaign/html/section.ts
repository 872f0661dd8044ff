import type { CampaignReport } from '../../../engine/model/campaign.ts';
import type { Section } from '../../formats/html/section.ts';

/** Makes a section of a campaign's page, or null where the report has nothing for it. */
export type CampaignSection = (report: CampaignReport) => Section | null;
