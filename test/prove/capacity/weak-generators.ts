import { pauses, type Starve } from '../health/starve.ts';
import { environment } from './demo-settings.ts';

/** A search whose generator lacks something, or does not. */
export interface GeneratorCondition {
  readonly name: string;
  readonly weak: boolean;
  readonly starve: Starve | null;
  readonly set: readonly string[];
}

export const generatorConditions: readonly GeneratorCondition[] = [
  { name: 'left alone', weak: false, starve: null, set: [] },
  { name: 'stopped 60 ms of 100', weak: true, starve: pauses(60, 100), set: [] },
  { name: 'stopped 80 ms of 100', weak: true, starve: pauses(80, 100), set: [] },
  { name: 'at most two users', weak: true, starve: null, set: [`environments.${environment}.maxUsers=2`] },
];
