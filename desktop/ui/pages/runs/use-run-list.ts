import { useInfiniteQuery } from '@tanstack/react-query';
import type { RunPage } from '../../../../engine/model/api/listing.ts';
import { type CallFailed, callApi } from '../../../bridge/call.ts';

export interface RunFilter {
  readonly search: string;
  readonly scenario: string;
  readonly environment: string;
  /** With the blocks and plateaus of campaigns. */
  readonly all: boolean;
}

/** Runs that fit the filter, newest first, a piece at a time. */
export function useRunList({ search, scenario, environment, all }: RunFilter) {
  return useInfiniteQuery<RunPage, CallFailed, { pages: RunPage[] }, readonly unknown[], string | null>({
    queryKey: ['runs', 'pieces', search, scenario, environment, all],
    initialPageParam: null,
    queryFn: ({ pageParam, signal }) =>
      callApi(
        'runs',
        {
          query: {
            limit: 50,
            all: String(all),
            ...(search === '' ? {} : { search }),
            ...(scenario === '' ? {} : { scenario }),
            ...(environment === '' ? {} : { environment }),
            ...(pageParam === null ? {} : { cursor: pageParam }),
          },
        },
        signal,
      ),
    getNextPageParam: ({ next }) => next,
    placeholderData: (before) => before,
  });
}
