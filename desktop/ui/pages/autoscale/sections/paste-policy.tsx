import { useId, useState } from 'react';
import { HeadroomError } from '../../../../../engine/model/error.ts';
import type { ScalingPolicy } from '../../../../../engine/model/scaling-policy.ts';
import { Failure } from '../../../parts/failure.tsx';

/** Takes a policy as people have it: a HorizontalPodAutoscaler, a file of .ebextensions/, or our own. What reads it is loaded when it is needed. */
export function PastePolicy({ onPolicy }: { readonly onPolicy: (policy: ScalingPolicy) => void }) {
  const id = useId();
  const [text, setText] = useState('');
  const [failure, setFailure] = useState<HeadroomError | null>(null);
  const read = async () => {
    const { readPolicy } = await import('../../../../../engine/capacity/autoscale/manifest/read-policy.ts');
    try {
      onPolicy(readPolicy(text, 'the policy'));
      setText('');
      setFailure(null);
    } catch (error) {
      if (!(error instanceof HeadroomError)) throw error;
      setFailure(error);
    }
  };
  return (
    <details className="autoscale-policy">
      <summary>Paste a policy of your own</summary>
      <label htmlFor={id}>HorizontalPodAutoscaler, .ebextensions, or JSON</label>
      <textarea id={id} rows={8} spellCheck={false} value={text} onChange={({ target }) => setText(target.value)} />
      <div className="actions">
        <button type="button" disabled={text.trim() === ''} onClick={() => void read()}>
          Simulate it
        </button>
      </div>
      {failure !== null && <Failure failure={failure} />}
    </details>
  );
}
