import type { Measurement } from '../../model/measurement.ts';
import type { Store } from '../../store/index.ts';
import { remembered } from '../listing/remembered.ts';

/** One is some tens of megabytes when it is large, and a page asks for the same one many times. */
const most = 3;

/** The numbers of a sealed run, which never change. */
export function createMeasurements() {
  const known = remembered<Measurement>(most);
  return async (store: Store, id: string): Promise<Measurement> =>
    await known(`${store.projectFolder} ${id}`, '', async () => await store.loadMeasurement(id));
}
