import type { ApiFailure } from '../../../engine/model/api/failure.ts';

/** What was wrong and what to do next. */
export function Failure({ failure, again }: { readonly failure: ApiFailure; readonly again?: () => void }) {
  return (
    <div className="failure" role="alert">
      <p>
        <strong>{failure.message}</strong>
      </p>
      <p>{failure.hint}</p>
      <p className="soft">{failure.code}</p>
      {again !== undefined && (
        <button type="button" onClick={again}>
          Try again
        </button>
      )}
    </div>
  );
}
