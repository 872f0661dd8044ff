import type { ScalingAction } from '../../../model/autoscale.ts';
import type { Course } from './course.ts';
import type { Fleet } from './fleet.ts';

/** What a policy wants now. */
export interface Decision {
  readonly replicas: number;
  readonly cause: string | null;
  readonly limitedBy: ScalingAction['limitedBy'];
}

/** A policy with its memory. It is asked at every multiple of its period. */
export interface Controller {
  readonly periodS: number;
  readonly least: number;
  readonly most: number;
  readonly decide: (nowS: number, fleet: Fleet, course: Course) => Decision;
}
