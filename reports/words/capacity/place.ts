import type { CapacityReport } from '../../../engine/model/capacity.ts';

/** What was loaded and where: `checkout on staging`, `points.csv`. */
export function placeName({ pointsFile, scenario, environment }: Pick<CapacityReport, 'pointsFile' | 'scenario' | 'environment'>): string {
  if (pointsFile !== null) return pointsFile;
  return [scenario, environment].filter((part) => part !== null).join(' on ') || 'capacity';
}
