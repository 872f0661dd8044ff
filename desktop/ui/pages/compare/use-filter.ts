import { useSearchParams } from 'wouter';
import type { Change } from '../../../../engine/model/comparison.ts';
import { useInAddress } from '../../data/in-address.ts';

/** Everything pooled, among names of endpoints. */
export const pooled = '*';

/** Which numbers are shown; in the address, so that it can be sent to somebody. */
export interface Filter {
  readonly verdict: string;
  readonly family: string;
  readonly endpoint: string;
  readonly setVerdict: (verdict: string) => void;
  readonly setFamily: (family: string) => void;
  readonly setEndpoint: (endpoint: string) => void;
  readonly keeps: (change: Change) => boolean;
  readonly clear: () => void;
}

export function useFilter(): Filter {
  const [verdict, setVerdict] = useInAddress('verdict');
  const [family, setFamily] = useInAddress('family');
  const [endpoint, setEndpoint] = useInAddress('endpoint');
  const [, change] = useSearchParams();
  return {
    verdict,
    family,
    endpoint,
    setVerdict,
    setFamily,
    setEndpoint,
    keeps: (one) =>
      (verdict === '' || one.verdict === verdict) &&
      (family === '' || one.primary === (family === 'primary')) &&
      (endpoint === '' || (one.endpoint ?? pooled) === endpoint),
    clear: () => {
      change(
        (before) => {
          const after = new URLSearchParams(before);
          for (const name of ['verdict', 'family', 'endpoint']) after.delete(name);
          return after;
        },
        { replace: true },
      );
    },
  };
}
