import { HeadroomError } from '../model/error.ts';

/** Does something with a field of a configuration; its errors say which field that was. */
export function at<Value>(place: string, work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof HeadroomError)) throw error;
    throw new HeadroomError(error.code, `${place}: ${error.message}`, error.hint, error);
  }
}
