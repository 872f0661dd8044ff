import { memo } from 'react';
import type { LiveState } from '../../../../engine/model/api/live.ts';
import { liveCeiling } from '../../../../reports/charts/live.ts';
import { Drawing } from '../../parts/drawing.tsx';

/** The gap under the ceiling as it is now; drawn anew once a second, since a picture that trembles says no more. */
export const Roof = memo(
  ({ live }: { readonly live: LiveState }) => <Drawing markup={liveCeiling(live, 'live-ceiling')} name="headroom-now" />,
  (before, after) => before.live.seconds.at(-1)?.atS === after.live.seconds.at(-1)?.atS,
);
