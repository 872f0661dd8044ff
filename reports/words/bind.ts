const beforeUnit = /(\d[\d,.]*\]?) (?=(?:ms|s|min|h|%|B|kB|MB|GB|points|req\/s|journeys\/h|users?)(?![\w]))/g;

/** Numbers tied to their units by a no-break space, so that no line ends between them. */
export function bound(text: string): string {
  return text
    .replace(beforeUnit, '$1\u00a0')
    .replaceAll(' × ', '\u00a0×\u00a0')
    .replace(/\bn = (?=\d)/g, 'n\u00a0=\u00a0');
}
