const beforeUnit = /(\d[\d,.]*\]?) (?=(?:ms|s|min|h|%|B|kB|MB|GB|points|req\/s|journeys\/h|users?)(?![\w]))/g;

const interval = /\[(−?[\d.,]+), (?=−?\d)/g;
const command = /`[^`]{1,40}`/g;

/** Numbers tied to their units by a no-break space, so that no line ends between them; intervals and short commands likewise. */
export function bound(text: string): string {
  return text
    .replace(beforeUnit, '$1\u00a0')
    .replaceAll(' × ', '\u00a0×\u00a0')
    .replace(/\b([np]) ([=<]) (?=\d)/g, '$1\u00a0$2\u00a0')
    .replace(interval, '[$1,\u00a0')
    .replace(command, (text) => text.replaceAll(' ', '\u00a0'));
}
