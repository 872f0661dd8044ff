import { type ReactNode, useEffect, useId, useRef } from 'react';

/** Something to be answered before anything else: the browser's own dialog, closed by Escape, by its cross, and by a click beside it. */
export function Dialog({
  title,
  open,
  onClose,
  children,
  className = '',
}: {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly className?: string;
}) {
  const place = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = place.current;
    if (dialog === null) return;
    if (open && !dialog.open) {
      dialog.showModal();
      // What is asked for comes first; the browser would begin with the cross.
      dialog.querySelector<HTMLElement>('input, select, textarea')?.focus();
    }
    if (!open && dialog.open) dialog.close();
  }, [open]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside it is one more way; Escape is the dialog's own
    <dialog
      ref={place}
      className={`dialog ${className}`}
      aria-labelledby={id}
      onClose={onClose}
      onClick={(event) => event.target === place.current && onClose()}
    >
      <div className="dialog-body">
        <header>
          <h2 id={id}>{title}</h2>
          <button type="button" className="quiet" aria-label="Close" onClick={onClose}>
            ✕
          </button>
        </header>
        {open && children}
      </div>
    </dialog>
  );
}
