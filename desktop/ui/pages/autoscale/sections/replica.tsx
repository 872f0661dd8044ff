import { usualStartupS } from '../../../../../engine/capacity/autoscale/replica.ts';
import type { CampaignRow } from '../../../../../engine/model/api/listing.ts';
import { significant } from '../../../../../reports/words/digits.ts';
import { signOf } from '../../../../../reports/words/plan/money.ts';
import type { Changes } from '../../../data/use-changes.ts';
import { Adjust } from '../../capacity/adjust.tsx';
import type { Adjustable } from '../../capacity/adjustable.ts';
import { CapacityChoice } from '../../capacity/choice.tsx';
import { examplePerSecond } from '../question.ts';

const adjustablesIn = (currency: string | null): readonly Adjustable[] => [
  { name: 'startup', title: 'Start-up', unit: 's until it takes requests', min: 0, max: 600, step: 5, configured: usualStartupS },
  {
    name: 'latency',
    title: 'Latency target',
    unit: 'ms',
    hint: 'behind as soon as latency is above',
    min: 1,
    max: 2000,
    step: 10,
    configured: null,
  },
  {
    name: 'cost',
    title: 'Price',
    unit: `${signOf(currency ?? 'USD').trim()} a replica and hour`,
    min: 0,
    max: 2,
    step: 0.01,
    configured: null,
  },
];

/** What one replica can do: as a campaign measured it, or as somebody tells. */
export function ReplicaForm({
  changes,
  campaigns,
  campaign,
  measuredPerSecond,
  currency,
}: {
  readonly changes: Changes;
  readonly campaigns: readonly CampaignRow[];
  /** The chosen one's id; empty where what a replica can do is told. */
  readonly campaign: string;
  /** As measured by the chosen one; null where nothing is. */
  readonly measuredPerSecond: number | null;
  /** Of the prices; dollars where nothing names one. */
  readonly currency: string | null;
}) {
  const usual = measuredPerSecond ?? examplePerSecond;
  const per: Adjustable = {
    name: 'per',
    title: 'A replica can do',
    unit: 'good req/s',
    hint: measuredPerSecond === null ? 'an example: nothing is measured' : 'as the campaign measured it',
    min: 0.001,
    max: Math.max(200, Math.ceil(2 * usual)),
    step: 1,
    configured: Number(usual.toPrecision(4)),
    shown: `${significant(usual)}, ${measuredPerSecond === null ? 'an example' : 'measured'}`,
  };
  return (
    <fieldset className="adjusts">
      <legend>A replica</legend>
      {campaigns.length > 0 && (
        <CapacityChoice label="Measured by" rows={campaigns} chosen={campaign} onChoice={(id) => changes.change('campaign', id)} />
      )}
      <Adjust what={per} value={changes.values.per} onChange={(value) => changes.change('per', value)} />
      {adjustablesIn(currency).map((what) => (
        <Adjust key={what.name} what={what} value={changes.values[what.name]} onChange={(value) => changes.change(what.name, value)} />
      ))}
    </fieldset>
  );
}
