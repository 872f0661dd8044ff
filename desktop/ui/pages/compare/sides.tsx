import { Link } from 'wouter';
import { RunPicker } from './run-picker.tsx';
import type { Sides as Names } from './use-sides.ts';

/** Which two runs: each can be changed, and opened. */
export function Sides({ base, head, onChange }: Names & { readonly onChange: (sides: Names) => void }) {
  return (
    <div className="compare-sides">
      <Side side="Base" run={base} onChange={(run) => onChange({ base: run, head })} />
      <Side side="Head" run={head} onChange={(run) => onChange({ base, head: run })} />
    </div>
  );
}

function Side({ side, run, onChange }: { readonly side: 'Base' | 'Head'; readonly run: string; readonly onChange: (run: string) => void }) {
  return (
    <div className="compare-side">
      <RunPicker label={side} run={run} onChange={onChange} />
      <Link href={`/runs/${encodeURIComponent(run)}`}>Open the {side.toLowerCase()} run</Link>
    </div>
  );
}
