/** The numbers under `"id"` in a JSON text, in order. Much cheaper than parsing a list of whole orders to open one of them. */
export function listedIds(json: string): number[] {
  return Array.from(json.matchAll(/"id":(\d+)/g), ([, digits]) => Number(digits));
}
