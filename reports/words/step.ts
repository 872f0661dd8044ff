import type { LoadStep } from '../../engine/model/load.ts';
import { count, significant } from './digits.ts';

const roles: Readonly<Record<LoadStep['role'], string>> = {
  ramp: 'ramp',
  'warm-up': 'warm-up',
  step: 'plateau',
  hold: 'hold',
  'second-opinion': 'second opinion',
};

/** Size of a load step: `to 50 users`, `50 users`, `12 journeys/s`. */
export function stepLoad({ users, arrivalRate, kind }: LoadStep, many = 'users'): string {
  const size = users === null ? `${significant(arrivalRate ?? 0)} journeys/s` : `${count(users)} ${many}`;
  return kind === 'ramp' ? `to ${size}` : size;
}

/** A load step as a row names it: `50 users, hold`. */
export function stepName(step: LoadStep, many = 'users'): string {
  return `${stepLoad(step, many)}, ${roles[step.role]}`;
}
