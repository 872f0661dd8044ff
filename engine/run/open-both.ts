import { type OpenEnvironment, openEnvironment } from '../environments/index.ts';
import type { SideName } from '../model/comparison.ts';
import { otherSide } from './drivers/pair.ts';
import type { RunRequest, RunWatch } from './request.ts';

export type BothOpen = Readonly<Record<SideName, OpenEnvironment>> & { close(): Promise<readonly string[]> };

/** Opens the environments of both sides, the first one a moment before the other. When one cannot be opened, the other is closed again. */
export async function openBoth(
  requests: Readonly<Record<SideName, RunRequest>>,
  { first, runId, watch }: { readonly first: SideName; readonly runId: string; readonly watch: RunWatch },
): Promise<BothOpen> {
  const opening = [first, otherSide(first)].map(async (side) => ({ side, environment: await openOne(requests[side], runId, watch) }));
  const settled = await Promise.allSettled(opening);
  const opened = settled.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const close = async () => (await Promise.all(opened.map(({ environment }) => environment.close()))).flat();
  const failed = settled.find((result) => result.status === 'rejected');
  const of = (side: SideName) => opened.find((each) => each.side === side)?.environment;
  const [base, head] = [of('base'), of('head')];
  if (base !== undefined && head !== undefined) return { base, head, close };
  await close();
  throw failed?.reason;
}

/** Opens the environment of a run; one that `yields` gives way to its generator. Throws what `openEnvironment` throws. */
export async function openOne(request: RunRequest, runId: string, watch: RunWatch, yields = false): Promise<OpenEnvironment> {
  return await openEnvironment({
    name: request.environmentName,
    environment: request.environment,
    folder: request.folder,
    runId,
    secrets: request.secrets,
    ...(request.keyPassword === null ? {} : { keyPassword: request.keyPassword }),
    mask: request.mask,
    onProgress: watch.phase,
    signal: watch.interrupted,
    yields,
  });
}
