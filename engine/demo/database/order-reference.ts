/** The number on the papers of an order, such as `FO-0001234`. */
export function orderReference(id: number): string {
  return `FO-${String(id).padStart(7, '0')}`;
}
