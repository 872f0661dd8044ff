import { useId } from 'react';
import type { CampaignRow } from '../../../../engine/model/api/listing.ts';
import { shortDay } from '../../../../reports/words/day.ts';

/** Capacities that can be looked at, newest first: those that came to an end. */
export function capacitiesIn(campaigns: readonly CampaignRow[]): CampaignRow[] {
  return campaigns.filter(({ state, campaign }) => state === 'sealed' && campaign?.purpose === 'capacity');
}

/** What a capacity is called in a list. */
export function capacityName({ id, campaign }: CampaignRow): string {
  if (campaign === null) return id;
  return `${campaign.scenario} on ${campaign.environment}, ${shortDay(campaign.startedAt.slice(0, 10))}`;
}

/** One of the capacities that were measured. */
export function CapacityChoice({
  rows,
  chosen,
  onChoice,
  label = 'Capacity campaign',
  none,
}: {
  readonly rows: readonly CampaignRow[];
  readonly chosen: string;
  readonly onChoice: (id: string) => void;
  readonly label?: string;
  /** Of a first choice that is none of them. */
  readonly none?: string;
}) {
  const id = useId();
  return (
    <span className="capacity-choice">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={chosen} onChange={({ target }) => onChoice(target.value)}>
        {none !== undefined && <option value="">{none}</option>}
        {rows.map((row) => (
          <option key={row.id} value={row.id}>
            {capacityName(row)} · {row.verdict ?? row.state}
          </option>
        ))}
      </select>
    </span>
  );
}
