import path from 'node:path';
import { campaignFormats } from '../../reports/campaign/index.ts';
import type { SealedSchedule } from '../campaign/schedule/schedule.ts';
import type { Terminal } from './terminal.ts';

/** The end of a schedule as a person reads it, or as JSON. */
export function printSchedule(terminal: Terminal, { report, folder, failure }: SealedSchedule, json: boolean): void {
  const reportPath = path.relative(process.cwd(), path.join(folder, 'report.html'));
  terminal.print(
    json
      ? JSON.stringify({ campaign: report.campaign.id, folder, report })
      : campaignFormats.text.render(report, { columns: terminal.width, colour: terminal.colour, reportPath }).trimEnd(),
  );
  if (failure !== null) terminal.progress(`\n${failure.code}: ${failure.message}\n  ${failure.hint}`);
}
