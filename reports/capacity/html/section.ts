import type { CapacityReport } from '../../../engine/model/capacity.ts';
import type { Section } from '../../formats/html/section.ts';

/** Makes a section of a capacity's page, or null where the report has nothing for it. */
export type CapacitySection = (report: CapacityReport) => Section | null;
