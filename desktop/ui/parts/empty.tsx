import type { ReactNode } from 'react';

/** A place with nothing in it yet, and the one thing that fills it: a command to type, or a button. */
export function Empty({
  title,
  hint,
  command,
  action,
}: {
  readonly title: string;
  readonly hint?: string;
  readonly command?: string;
  readonly action?: ReactNode;
}) {
  return (
    <div className="empty">
      <p>{title}</p>
      {hint !== undefined && <p className="soft">{hint}</p>}
      {command !== undefined && <code>{command}</code>}
      {action}
    </div>
  );
}
