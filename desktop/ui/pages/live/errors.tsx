import { memo } from 'react';
import type { ErrorGroup } from '../../../../engine/model/error-group.ts';
import { cleanDocument } from '../../../../reports/words/clean.ts';
import { errorSentence, errorTotal } from '../../../../reports/words/errors.ts';

const total = (errors: readonly ErrorGroup[]): number => errors.reduce((sum, group) => sum + group.count, 0);

/** Failures in groups so far, most frequent first. */
export const LiveErrors = memo(
  ({ errors }: { readonly errors: readonly ErrorGroup[] }) => {
    if (errors.length === 0) return <p className="soft">No request failed and no check failed so far.</p>;
    const groups = cleanDocument(errors);
    return (
      <>
        <p>{errorTotal(groups)}.</p>
        <ul className="live-errors">
          {groups.map((group) => (
            <li key={group.fingerprint}>
              {errorSentence(group)}
              {group.examples[0] !== undefined && <pre>{group.examples[0]}</pre>}
            </li>
          ))}
        </ul>
      </>
    );
  },
  (before, after) => before.errors.length === after.errors.length && total(before.errors) === total(after.errors),
);
