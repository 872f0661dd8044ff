import { useSearchParams } from 'wouter';

/** A word of the page's address, so that it survives a reload and can be sent to somebody: `useInAddress('sort', 'p95')`. The usual value is left out. */
export function useInAddress(name: string, usual = ''): [value: string, set: (value: string) => void] {
  const [parameters, change] = useSearchParams();
  const set = (value: string) => {
    change(
      (before) => {
        const after = new URLSearchParams(before);
        if (value === usual) after.delete(name);
        else after.set(name, value);
        return after;
      },
      { replace: true },
    );
  };
  return [parameters.get(name) ?? usual, set];
}
