import { useEffect, useRef } from 'react';
import { count } from '../../../../reports/words/digits.ts';

interface Pieces {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => unknown;
}

/** Asks for the next piece when the reader comes near the end of the list, and has a button that does the same. */
export function More({ shown, total, list }: { readonly shown: number; readonly total: number; readonly list: Pieces }) {
  const end = useRef<HTMLDivElement>(null);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  useEffect(() => {
    const place = end.current;
    if (place === null || !hasNextPage || isFetchingNextPage) return;
    const watcher = new IntersectionObserver(([entry]) => entry?.isIntersecting && fetchNextPage(), { rootMargin: '400px' });
    watcher.observe(place);
    return () => watcher.disconnect();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  return (
    <div ref={end} className="runs-more">
      <span className="soft" role="status">{`${count(shown)} of ${count(total)} shown`}</span>
      {hasNextPage && (
        <button type="button" disabled={isFetchingNextPage} onClick={() => fetchNextPage()}>
          {isFetchingNextPage ? 'Loading…' : 'Show more'}
        </button>
      )}
    </div>
  );
}
