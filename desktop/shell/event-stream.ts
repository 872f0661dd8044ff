/** One server-sent event as it was written. */
export interface StreamEvent {
  readonly event: string;
  readonly id: string;
  readonly data: string;
}

const longestBufferCharacters = 8_000_000;

/** Reads server-sent events until the stream ends; throws what reading throws. */
export async function* eventsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<StreamEvent> {
  let held = '';
  for await (const piece of body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>)) {
    held += piece;
    if (held.length > longestBufferCharacters) throw new Error('an event of the engine does not end');
    const parts = held.split(/\r?\n\r?\n/);
    held = parts.pop() ?? '';
    for (const part of parts) {
      const event = parsed(part);
      if (event !== null) yield event;
    }
  }
}

function parsed(text: string): StreamEvent | null {
  const fields = { event: 'message', id: '', data: '' };
  const data: string[] = [];
  for (const line of text.split(/\r?\n/)) {
    const [, name = '', value = ''] = /^([^:]*):? ?(.*)$/.exec(line) ?? [];
    if (name === 'data') data.push(value);
    else if (name === 'event' || name === 'id') fields[name] = value;
  }
  return data.length === 0 ? null : { ...fields, data: data.join('\n') };
}
