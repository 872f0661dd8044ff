import type { Server } from '../../../engine/server/index.ts';

export interface Heard {
  readonly id: string;
  readonly event: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Reads `/api/events` as a browser would. */
export async function listen(server: Server, lastEventId?: string) {
  const ending = new AbortController();
  const answer = await fetch(`${server.url}/api/events`, {
    headers: { authorization: `Bearer ${server.session}`, ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }) },
    signal: ending.signal,
  });
  const heard: Heard[] = [];
  const waiting = new Set<() => void>();
  let lastId = '';
  let ended = false;
  const read = async () => {
    let text = '';
    for await (const chunk of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += chunk;
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        take(text.slice(0, end));
        text = text.slice(end + 2);
      }
      for (const look of waiting) look();
    }
  };
  const take = (block: string) => {
    const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1];
    lastId = field('id') ?? lastId;
    const data = field('data');
    if (data !== undefined) heard.push({ id: lastId, event: field('event') ?? '', data: JSON.parse(data) });
  };
  const done = read()
    .catch(() => undefined)
    .finally(() => {
      ended = true;
      for (const look of waiting) look();
    });
  return {
    answer,
    heard,
    lastId: () => lastId,
    ended: () => ended,
    /** The first event that is so, now or later. */
    until: async (so: (one: Heard) => boolean) =>
      await new Promise<Heard>((resolve, reject) => {
        const look = () => {
          const found = heard.find(so);
          if (found !== undefined) resolve(found);
          else if (ended) reject(new Error('the stream has ended'));
          else return;
          waiting.delete(look);
        };
        waiting.add(look);
        look();
      }),
    close: async () => {
      ending.abort();
      await done;
    },
    done,
  };
}
