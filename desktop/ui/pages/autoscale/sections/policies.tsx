import type { ScalingPolicy } from '../../../../../engine/model/scaling-policy.ts';
import { kindName } from '../../../../../reports/words/autoscale/policy.ts';
import type { Changes } from '../../../data/use-changes.ts';
import { Adjust } from '../../capacity/adjust.tsx';
import type { Offered } from '../policies.ts';
import { policyAdjustables } from '../policy-fields.ts';
import { PastePolicy } from './paste-policy.tsx';

const mostPolicies = 8;

/** Which policies are put side by side, and the numbers of each. */
export function PolicyForms({
  offered,
  chosen,
  changes,
  onPaste,
}: {
  readonly offered: readonly Offered[];
  readonly chosen: readonly string[];
  readonly changes: Changes;
  readonly onPaste: (policy: ScalingPolicy) => void;
}) {
  const toggle = (name: string) => {
    const next = chosen.includes(name) ? chosen.filter((each) => each !== name) : [...chosen, name];
    if (next.length > 0 && next.length <= mostPolicies) changes.change('policies', next.join(','));
  };
  return (
    <fieldset className="adjusts">
      <legend>Policies</legend>
      <div className="autoscale-offered">
        {offered.map(({ policy, from }) => (
          <label key={policy.name}>
            <input type="checkbox" checked={chosen.includes(policy.name)} onChange={() => toggle(policy.name)} />
            {policy.name}{' '}
            <span className="soft">
              {kindName(policy)}, {from}
            </span>
          </label>
        ))}
      </div>
      {offered
        .filter(({ policy }) => chosen.includes(policy.name))
        .map(({ policy }, index) => {
          const fields = policyAdjustables(policy);
          const changed = fields.filter(({ name }) => changes.values[name] !== undefined);
          return (
            <details key={policy.name} open={index === 0} className="autoscale-policy">
              <summary>
                Change {policy.name}
                {changed.length > 0 && ` (${changed.length} changed)`}
              </summary>
              {fields.map((what) => (
                <Adjust
                  key={what.name}
                  what={what}
                  value={changes.values[what.name]}
                  onChange={(value) => changes.change(what.name, value)}
                />
              ))}
            </details>
          );
        })}
      <PastePolicy onPolicy={onPaste} />
    </fieldset>
  );
}
