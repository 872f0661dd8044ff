import { type ReactNode, useEffect } from 'react';

/** A page: its answer in one sentence first, then figures, evidence, detail. `title` names it in the window and the navigation's history. */
export function Page({
  title,
  answer,
  actions,
  children,
}: {
  readonly title: string;
  readonly answer?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  useEffect(() => {
    document.title = `${title} · Headroom`;
  }, [title]);
  return (
    <article className="page">
      <header>
        <h1>{title}</h1>
        {actions !== undefined && <div className="actions">{actions}</div>}
        {answer !== undefined && <p className="answer">{answer}</p>}
      </header>
      {children}
    </article>
  );
}

/** A part of a page with its heading; `id` can be linked to. */
export function Section({
  id,
  title,
  note,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly note?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {note !== undefined && <p className="soft">{note}</p>}
      {children}
    </section>
  );
}
