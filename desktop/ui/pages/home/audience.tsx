import type { Audience } from '../../../../reports/formats/format.ts';
import { useInAddress } from '../../data/in-address.ts';

const readers: readonly { readonly audience: Audience; readonly name: string; readonly asks: string }[] = [
  { audience: 'qa', name: 'QA', asks: 'Did the targets hold, and what moved?' },
  { audience: 'lead', name: 'Tech lead', asks: 'How much headroom is left, and for how long?' },
  { audience: 'ci', name: 'CI', asks: 'Does it block the merge, and why?' },
];

/** Who reads, from the address: it changes the order of what is told, never a number. */
export function useAudience(): [audience: Audience, set: (audience: Audience) => void] {
  const [word, set] = useInAddress('for', 'qa');
  return [readers.find(({ audience }) => audience === word)?.audience ?? 'qa', set];
}

/** The choice of the reader. */
export function AudienceChoice() {
  const [chosen, set] = useAudience();
  return (
    <fieldset className="home-audience">
      <legend>Shown first for</legend>
      {readers.map(({ audience, name, asks }) => (
        <label key={audience} title={asks}>
          <input type="radio" name="audience" value={audience} checked={audience === chosen} onChange={() => set(audience)} />
          {name}
        </label>
      ))}
    </fieldset>
  );
}
