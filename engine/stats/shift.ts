import { studentQuantile, studentUpperTail } from './student.ts';

/** An estimated shift and its standard error: estimate / error follows Student's t when there is no shift. */
export interface Shift {
  readonly estimate: number;
  readonly error: number;
  readonly degreesOfFreedom: number;
}

/**
 * One-sided p of a shift upwards: the chance of so great a t when there is none.
 *
 * @throws RangeError unless the error is above 0.
 */
export function upwardP({ estimate, error, degreesOfFreedom }: Shift): number {
  if (!(error > 0)) throw new RangeError(`a shift without an error has no p, and ${error} is none`);
  return studentUpperTail(estimate / error, degreesOfFreedom);
}

/** The two-sided interval of a shift: estimate ± t((1 + confidence) / 2) error. */
export function shiftInterval({ estimate, error, degreesOfFreedom }: Shift, confidence: number): { low: number; high: number } {
  const half = studentQuantile((1 + confidence) / 2, degreesOfFreedom) * error;
  return { low: estimate - half, high: estimate + half };
}
