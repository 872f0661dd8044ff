import { useEffect, useRef } from 'react';
import { useKnownCommands } from './commands.ts';

/** How long the second key of a sequence may take. */
const sequenceMs = 1200;

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest('input:not([type=checkbox], [type=radio], [type=range]), textarea, select') !== null)
  );
}

/** Hears keys wherever nobody types: `/` and Ctrl K open the palette, `?` the help, and those of commands do what they say. */
export function useKeys(openPalette: () => void, openHelp: () => void): void {
  const commands = useKnownCommands();
  const first = useRef<{ key: string; at: number } | null>(null);
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        openPalette();
        return;
      }
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTyping(event.target) || document.querySelector('dialog[open]') !== null) return;
      const before = first.current !== null && event.timeStamp - first.current.at < sequenceMs ? `${first.current.key} ` : '';
      first.current = null;
      const own: Readonly<Record<string, () => void>> = { '/': openPalette, '?': openHelp };
      const act = commands.find(({ key }) => key === `${before}${event.key}`)?.run ?? own[event.key];
      if (act !== undefined) {
        event.preventDefault();
        act();
      } else if (commands.some(({ key }) => key?.startsWith(`${event.key} `))) {
        first.current = { key: event.key, at: event.timeStamp };
      }
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, [commands, openPalette, openHelp]);
}
