import { useDocument } from '../../data/documents.ts';

/** Versions and licences. */
export function About() {
  const { data } = useDocument('project');
  return (
    <>
      <p>Headroom {data?.version ?? ''}, Apache-2.0. Everything stays on this machine: the page asks nobody but its own engine.</p>
      <p className="soft">
        The recorder that k6 loads is under AGPL-3.0, as k6 itself. The page is made with React, TanStack Query, Table and Virtual, wouter
        and uPlot (MIT).
      </p>
    </>
  );
}
