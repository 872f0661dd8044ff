import type { ComponentType } from 'react';
import type { OpenedRun } from '../../../../engine/model/api/listing.ts';

export interface PartProperties {
  readonly id: string;
  readonly opened: OpenedRun;
}

/** A part of a run's page. */
export interface RunSection {
  readonly id: string;
  readonly title: string;
  readonly Part: ComponentType<PartProperties>;
}
