import type { CampaignReport, CampaignRun } from '../../../../engine/model/campaign.ts';
import type { Section } from '../../../formats/html/section.ts';
import { factList } from '../../../formats/html/sections/origin.ts';
import { table } from '../../../formats/html/table.ts';
import { markup } from '../../../markup.ts';
import { count, counted } from '../../../words/digits.ts';
import { moment } from '../../../words/moment.ts';

/** Which campaign this is, how to repeat it, and every run it is made of. */
export function origin({ campaign, reproduce }: CampaignReport): Section {
  return {
    title: 'Where the numbers come from',
    content: markup`<p>To repeat it: <code class="command">${reproduce}</code></p>${factList([
      ['Campaign', campaign.id],
      ['Scenario', campaign.scenario],
      ['Environment', campaign.environment],
      ['Started', moment(campaign.startedAt)],
      ['Ended', campaign.endedAt === null ? 'not ended' : moment(campaign.endedAt)],
      ['Command', campaign.command],
    ])}${
      campaign.runs.length > 0 &&
      markup`<details><summary>${counted(campaign.runs.length, 'run')}</summary>${table<CampaignRun>(
        'Runs of the campaign',
        [
          { title: 'Run', cell: ({ id }) => id },
          { title: 'Part', cell: ({ phase }) => phase },
          { title: 'Side', cell: ({ side }) => side ?? 'both' },
          { title: 'Round', number: true, cell: ({ round }) => count(round + 1) },
          { title: 'First', cell: ({ first }) => first },
        ],
        campaign.runs,
      )}</details>`
    }`,
  };
}
