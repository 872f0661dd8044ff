import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { RunEstimate } from '../../../../engine/model/api/job.ts';
import { type CallFailed, callApi } from '../../../bridge/call.ts';
import { changesOf, type StartForm } from './form.ts';

const quietMs = 250;

/** What the run would be, asked for once typing rests; the estimate before stays until the next is there. */
export function useEstimate(form: StartForm) {
  const asked = JSON.stringify(changesOf(form));
  const [rested, setRested] = useState(asked);
  useEffect(() => {
    const timer = setTimeout(() => setRested(asked), quietMs);
    return () => clearTimeout(timer);
  }, [asked]);
  const answer = useQuery<RunEstimate, CallFailed>({
    queryKey: ['estimate', rested],
    queryFn: ({ signal }) => callApi('estimate', { body: JSON.parse(rested) as ReturnType<typeof changesOf> }, signal),
    enabled: form.kind === 'run',
    placeholderData: keepPreviousData,
  });
  return { ...answer, isOld: asked !== rested || answer.isPlaceholderData };
}
