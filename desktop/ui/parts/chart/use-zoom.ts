import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'wouter';

/** The stretch of the load that every chart of a group shows; null is its end. */
export interface Zoom {
  readonly fromS: number | null;
  readonly toS: number | null;
  readonly set: (fromS: number, toS: number) => void;
  readonly reset: () => void;
}

const written = (seconds: number): string => String(Number(seconds.toFixed(2)));

function read(text: string | null): number | null {
  const value = text === null || text.trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(value) ? value : null;
}

/** The zoom of a group of charts, in the address: `from` and `to` for the page's own group, with the group's name before it elsewhere. */
export function useZoom(group = ''): Zoom {
  const [parameters, change] = useSearchParams();
  const prefix = group === '' || group === 'run' || group === 'page' ? '' : `${group}-`;
  const from = read(parameters.get(`${prefix}from`));
  const to = read(parameters.get(`${prefix}to`));
  const isStretch = from === null || to === null || from < to;
  const write = useCallback(
    (next: readonly [number, number] | null) =>
      change(
        (before) => {
          const after = new URLSearchParams(before);
          after.delete(`${prefix}from`);
          after.delete(`${prefix}to`);
          if (next !== null) {
            after.set(`${prefix}from`, written(next[0]));
            after.set(`${prefix}to`, written(next[1]));
          }
          return after;
        },
        { replace: true },
      ),
    [change, prefix],
  );
  return useMemo(
    () => ({
      fromS: isStretch ? from : null,
      toS: isStretch ? to : null,
      set: (fromS: number, toS: number) => write([Math.min(fromS, toS), Math.max(fromS, toS)]),
      reset: () => write(null),
    }),
    [from, to, isStretch, write],
  );
}
