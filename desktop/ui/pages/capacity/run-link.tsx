import { Link } from 'wouter';

/** The run that something was measured in. */
export function RunLink({ run }: { readonly run: string | null }) {
  return run === null ? <span className="soft">–</span> : <Link href={`/runs/${encodeURIComponent(run)}`}>{run}</Link>;
}
