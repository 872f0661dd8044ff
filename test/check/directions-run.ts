import path from 'node:path';
import { findViolations } from './directions.ts';

const violations = findViolations(path.resolve(import.meta.dirname, '../..'));
for (const violation of violations) process.stdout.write(`${violation}\n`);
process.exitCode = violations.length === 0 ? 0 : 1;
