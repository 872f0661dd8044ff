import type { CampaignFormat } from './format.ts';
import { github } from './github.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';
import { summary } from './summary.ts';
import { text } from './text.ts';

export type { CampaignFormat } from './format.ts';

type CampaignFormatName = 'text' | 'html' | 'markdown' | 'junit' | 'json' | 'github' | 'summary';

/** Every way to write a campaign down, by the name people ask for it with. */
export const campaignFormats: Readonly<Record<CampaignFormatName, CampaignFormat>> = Object.assign(
  // Without a prototype: a name such as `constructor` is no format.
  Object.create(null),
  { text, html, markdown, junit, json, github, summary },
);
