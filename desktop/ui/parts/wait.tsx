/** Where a document will stand: a skeleton of some lines, said once to a screen reader. */
export function Wait({ lines = 3, what = 'Loading' }: { readonly lines?: number; readonly what?: string }) {
  return (
    <div className="wait" role="status" aria-label={what}>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of a skeleton have no other name
        <div key={line} className="skeleton" />
      ))}
    </div>
  );
}
