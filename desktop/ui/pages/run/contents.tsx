import { useEffect, useMemo } from 'react';
import { type Command, useCommands } from '../../frame/commands.ts';
import type { RunSection } from './sections.ts';

function goTo(id: string): void {
  const title = document.getElementById(`${id}-title`);
  document.getElementById(id)?.scrollIntoView({ block: 'start' });
  // Tab goes on from where the reader is now.
  title?.setAttribute('tabindex', '-1');
  title?.focus({ preventScroll: true });
  history.replaceState(history.state, '', `#${id}`);
}

/** The section under the top of the window, or the next or previous one. */
function neighbour(sections: readonly RunSection[], by: 1 | -1): string | undefined {
  const tops = sections.map(({ id }) => document.getElementById(id)?.getBoundingClientRect().top ?? 0);
  const here = tops.findLastIndex((top) => top < 80);
  const index = by === 1 ? here + 1 : here - (tops[here] !== undefined && tops[here] < -80 ? 0 : 1);
  return sections[Math.min(sections.length - 1, Math.max(0, index))]?.id;
}

/** Links to the parts of the page; the same by keyboard, from the palette and with `]` and `[`. */
export function Contents({ sections }: { readonly sections: readonly RunSection[] }) {
  const places = sections.map(({ id }) => id).join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the sections are told apart by their places
  const commands = useMemo<Command[]>(
    () => [
      { id: 'run-next', title: 'Next section', key: ']', run: () => goTo(neighbour(sections, 1) ?? '') },
      { id: 'run-previous', title: 'Previous section', key: '[', run: () => goTo(neighbour(sections, -1) ?? '') },
      ...sections.map(({ id, title }) => ({ id: `run-to-${id}`, title: `Go to ${title}`, run: () => goTo(id) })),
    ],
    [places],
  );
  useCommands(commands);
  useEffect(() => {
    if (location.hash !== '') document.getElementById(location.hash.slice(1))?.scrollIntoView({ block: 'start' });
  }, []);
  return (
    <nav className="run-contents" aria-label="Sections of this run">
      {sections.map(({ id, title }) => (
        <a
          key={id}
          href={`#${id}`}
          onClick={(event) => {
            event.preventDefault();
            goTo(id);
          }}
        >
          {title}
        </a>
      ))}
    </nav>
  );
}
