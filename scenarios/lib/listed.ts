import type { Random } from './random.ts';

const mark = '"id":';

/** The numbers under `"id"` in a JSON text, in order. Much cheaper than parsing a list of whole orders for its ids. */
export function listedIds(json: string): number[] {
  const ids: number[] = [];
  for (let at = json.indexOf(mark); at >= 0; at = json.indexOf(mark, at + mark.length)) {
    const id = numberAt(json, at + mark.length);
    if (id !== null) ids.push(id);
  }
  return ids;
}

/** One of those numbers, drawn by where a random place in the text falls: about even for rows of like length, and cheaper still. Null when there is none. */
export function pickListedId(json: string, random: Random): number | null {
  const from = json.indexOf(mark, Math.floor(random.next() * json.length));
  const at = from >= 0 ? from : json.indexOf(mark);
  return at < 0 ? null : numberAt(json, at + mark.length);
}

function numberAt(json: string, start: number): number | null {
  const id = Number.parseInt(json.slice(start, start + 16), 10);
  return Number.isNaN(id) ? null : id;
}
