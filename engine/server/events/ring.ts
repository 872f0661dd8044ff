import type { ApiEvent } from '../../model/api/events.ts';

const mostEvents = 2000;
const mostCharacters = 16_000_000;

interface Kept {
  readonly number: number;
  readonly text: string;
}

/** The last events as they are sent: 2,000 of them, fewer where they are long. */
export function createRing(epoch: string) {
  const kept: Kept[] = [];
  let last = 0;
  let characters = 0;
  const idOf = (number: number) => `${epoch}-${number}`;

  const add = (event: ApiEvent): string => {
    last += 1;
    const text = `id: ${idOf(last)}\nevent: ${event.event}\ndata: ${JSON.stringify(event.data)}\n\n`;
    kept.push({ number: last, text });
    characters += text.length;
    while (kept.length > mostEvents || (characters > mostCharacters && kept.length > 1)) characters -= kept.shift()?.text.length ?? 0;
    return text;
  };

  /** What came after an id, nothing for a new reader, `reset` where something of it is gone or was never ours. */
  const after = (lastEventId: string | null): string[] => {
    if (lastEventId === null || lastEventId === idOf(last)) return [];
    const number = numberOf(epoch, lastEventId);
    const first = kept[0]?.number ?? last + 1;
    if (number === null || number > last || number < first - 1) return [`id: ${idOf(last)}\nevent: reset\ndata: {}\n\n`];
    return kept.filter((one) => one.number > number).map(({ text }) => text);
  };

  return { add, after, lastId: () => idOf(last) };
}

function numberOf(epoch: string, id: string): number | null {
  if (!id.startsWith(`${epoch}-`)) return null;
  const digits = id.slice(epoch.length + 1);
  return /^\d{1,15}$/.test(digits) ? Number(digits) : null;
}
