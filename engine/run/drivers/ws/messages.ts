/** A message as it is sent: `{id}` and `{now}` become numbers, in JSON without the quotes around them. */
export function filledMessage(template: string, id: number, unixMs: number): string {
  return template
    .replaceAll('"{id}"', String(id))
    .replaceAll('"{now}"', String(unixMs))
    .replaceAll('{id}', String(id))
    .replaceAll('{now}', String(unixMs));
}

/** What a message of the target tells: the id of the message it answers, and when it was sent. Null for what is not there. */
export interface Heard {
  readonly answers: number | null;
  readonly sentAtMs: number | null;
}

const nothing: Heard = { answers: null, sentAtMs: null };

/** Reads a message of the target; one that is no JSON object tells nothing. */
export function readHeard(
  text: string,
  { answerField, sentAtField }: { readonly answerField: string; readonly sentAtField: string },
): Heard {
  if (!text.startsWith('{')) return nothing;
  try {
    const value = JSON.parse(text) as Readonly<Record<string, unknown>>;
    const number = (field: string) => (typeof value[field] === 'number' ? value[field] : null);
    return { answers: number(answerField), sentAtMs: number(sentAtField) };
  } catch (error) {
    if (error instanceof SyntaxError) return nothing;
    throw error;
  }
}
