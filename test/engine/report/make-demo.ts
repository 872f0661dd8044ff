import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { reportSchema } from '../../../engine/model/report.ts';
import { demoReport } from './synthetic/demo-report.ts';

const file = path.resolve(import.meta.dirname, '../../fixtures/report/demo.json');
writeFileSync(file, `${JSON.stringify(reportSchema.parse(demoReport()))}\n`);
