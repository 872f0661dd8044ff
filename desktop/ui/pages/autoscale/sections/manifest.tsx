import { useState } from 'react';
import type { ScalingOutcome } from '../../../../../engine/model/autoscale.ts';
import { policyFacts } from '../../../../../reports/words/autoscale/policy.ts';
import { saveFile } from '../../../parts/save.ts';
import { Facts } from '../../capacity/facts.tsx';

/** What has to be applied so that the platform does this, to copy or to keep. */
export function Manifest({ outcome: { manifest, policy } }: { readonly outcome: ScalingOutcome }) {
  const [copied, setCopied] = useState<boolean | null>(null);
  const copy = () =>
    void navigator.clipboard.writeText(manifest.text).then(
      () => setCopied(true),
      // A browser may forbid it; the text can still be marked and copied.
      () => setCopied(false),
    );
  return (
    <details className="capacity-more">
      <summary>{manifest.file}: what makes the platform do this</summary>
      <Facts facts={policyFacts(policy)} />
      <div className="actions">
        <button type="button" onClick={copy}>
          Copy {manifest.file}
        </button>
        <button type="button" onClick={() => void saveFile(manifest.file, manifest.text)}>
          Save {manifest.file}
        </button>
        <span role="status" className="soft">
          {copied === true ? 'Copied.' : copied === false ? 'The browser does not allow it: mark the text and copy it.' : ''}
        </span>
      </div>
      <pre className="autoscale-manifest">{manifest.text}</pre>
    </details>
  );
}
