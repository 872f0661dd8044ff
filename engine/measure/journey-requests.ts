import type { Tags } from '../model/measurement.ts';

const setUpGroup = /^::(setup|teardown)(::|$)/;
const staticAsset = /\.(m?js|css|map|png|jpe?g|gif|svg|ico|webp|avif|woff2?|ttf|otf|eot|mp4|webm)(\?.*)?$/i;

/** Whether a series is of what users ask for: not of set-up or tear-down, and no static asset. The row `other`, which has no journey, is. */
export function isJourneyRequest({ group = '', name = '' }: Tags): boolean {
  return !setUpGroup.test(group) && !staticAsset.test(name);
}
