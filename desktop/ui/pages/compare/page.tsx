import './page.css';
import { bound } from '../../../../reports/words/bind.ts';
import { comparisonSentence } from '../../../../reports/words/comparison.ts';
import { refusalSentence } from '../../../../reports/words/keys.ts';
import { useDocument } from '../../data/documents.ts';
import { Shown } from '../../parts/document.tsx';
import { Page } from '../../parts/page.tsx';
import { Actions } from './actions.tsx';
import { Compared } from './compared.tsx';
import { Sides } from './sides.tsx';
import { useCleanComparison } from './use-clean-comparison.ts';
import { useSides } from './use-sides.ts';

/** Two runs side by side, named in the address: `/compare?base=previous&head=latest`. */
export default function ComparePage() {
  const { base, head, set } = useSides();
  const asked = useDocument('compare', { query: { base, head } });
  const comparison = useCleanComparison(asked.data);
  const answer = comparison && (refusalSentence(comparison) ?? comparisonSentence(comparison));
  return (
    <Page
      title="Compare"
      {...(answer === undefined ? {} : { answer: bound(answer) })}
      actions={<Actions comparison={comparison} swap={() => set({ base: head, head: base })} />}
    >
      <Sides base={comparison?.base[0] ?? base} head={comparison?.head[0] ?? head} onChange={set} />
      <Shown asked={{ ...asked, data: comparison }}>{(found) => <Compared comparison={found} />}</Shown>
    </Page>
  );
}
