import { useMemo, useState } from 'react';
import type { Comparison } from '../../../../engine/model/comparison.ts';
import { comparisonMarkdown } from '../../../../reports/formats/markdown/comparison.ts';
import { useCommands } from '../../frame/commands.ts';
import { worstFirst } from './worst-first.ts';

/** What can be done with a comparison: turned round, and taken along as Markdown. */
export function Actions({ comparison, swap }: { readonly comparison: Comparison | undefined; readonly swap: () => void }) {
  const [copied, setCopied] = useState(false);
  const copy = useMemo(
    () => () => {
      if (comparison === undefined) return;
      void navigator.clipboard.writeText(comparisonMarkdown(comparison, worstFirst(comparison))).then(() => setCopied(true));
    },
    [comparison],
  );
  useCommands(
    useMemo(
      () => [
        { id: 'compare-swap', title: 'Swap base and head', key: 'x', run: swap },
        { id: 'compare-copy', title: 'Copy the comparison as Markdown', key: 'm', run: copy },
      ],
      [swap, copy],
    ),
  );
  return (
    <>
      <button type="button" onClick={swap}>
        Swap sides
      </button>
      <button type="button" onClick={copy} disabled={comparison === undefined}>
        Copy as Markdown
      </button>
      <span role="status" className="soft">
        {copied ? 'Copied.' : ''}
      </span>
    </>
  );
}
