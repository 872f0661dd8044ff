import { QueryClient, useMutation, useQuery } from '@tanstack/react-query';
import type { ApiName } from '../../../engine/model/api/paths.ts';
import type { ApiAnswer, ApiCall } from '../../../engine/model/api/routes.ts';
import { CallFailed, callApi } from '../../bridge/call.ts';

/** Everything the engine told this page, until it says that something stored has changed. */
export const documents = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Number.POSITIVE_INFINITY,
      // What was refused stays refused; an engine that restarts is back in a moment.
      retry: (times, error) => error instanceof CallFailed && error.failure.code === 'ENGINE_GONE' && times < 60,
      retryDelay: 1000,
    },
  },
});

type Parts<Name extends ApiName> = Partial<ApiCall<Name>>;

/** A document of the engine: `data` once it is there, `error` a CallFailed. Not asked for while `enabled` is false. */
export function useDocument<Name extends ApiName>(name: Name, parts: Parts<Name> = {}, enabled = true) {
  return useQuery<ApiAnswer<Name>, CallFailed>({
    queryKey: [name, parts],
    queryFn: ({ signal }) => callApi(name, parts, signal),
    enabled,
  });
}

/** Something the engine is asked to do. `changes` are the routes whose documents are no longer true afterwards. */
export function useAction<Name extends ApiName>(name: Name, changes: readonly ApiName[] = []) {
  return useMutation<ApiAnswer<Name>, CallFailed, Parts<Name>>({
    mutationFn: (parts) => callApi(name, parts),
    onSuccess: async () => {
      await Promise.all(changes.map((route) => documents.invalidateQueries({ queryKey: [route] })));
    },
  });
}
