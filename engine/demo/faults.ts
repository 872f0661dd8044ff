import { type DemoFaults, type DemoFaultsInput, demoFaultsSchema } from '../model/environment.ts';
import { HeadroomError } from '../model/error.ts';

/** The faults with every default filled in. Throws `HeadroomError` `USAGE` that names the path of what makes no sense. */
export function resolveFaults(faults: DemoFaultsInput = {}): DemoFaults {
  const { data, error } = demoFaultsSchema.safeParse(faults);
  if (data) return data;
  const said = error.issues.map(({ path, message }) => `${['faults', ...path].join('.')}: ${message}`).join('; ');
  throw new HeadroomError(
    'USAGE',
    `The demo's faults cannot be used: ${said}.`,
    'A slowdown of 0.05 is 5 %; a tail of 0.02:20ms gives 2 % of requests 20 ms more.',
  );
}

/** Whether any fault is on. */
export function hasFaults({ slowdown, tail }: DemoFaults): boolean {
  return slowdown > 0 || (tail.share > 0 && tail.delayMs > 0);
}
