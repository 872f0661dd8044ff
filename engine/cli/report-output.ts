import path from 'node:path';
import { text } from '../../reports/formats/text.ts';
import type { Report } from '../model/report.ts';
import type { Terminal } from './terminal.ts';

/** The end of a run as a person reads it, or as JSON. `folder` is the sealed run's. */
export function printReport(terminal: Terminal, report: Report, folder: string, json: boolean): void {
  const reportPath = path.relative(process.cwd(), path.join(folder, 'report.html'));
  terminal.print(
    json
      ? JSON.stringify({ run: report.run.id, folder, report })
      : text.render(report, { columns: terminal.width, colour: terminal.colour, reportPath }).trimEnd(),
  );
}
