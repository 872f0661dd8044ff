/**
 * The names that may have been meant by `given`, nearest first, at most three: those that begin with it, hold it, or are
 * within a third of its length in edits (optimal string alignment distance: insert, delete, replace, swap neighbours), case ignored.
 */
export function nearNames(given: string, known: readonly string[]): string[] {
  const wanted = given.slice(0, longest).toLowerCase();
  return known
    .map((name) => ({ name, distance: distanceTo(wanted, name.slice(0, longest).toLowerCase()) }))
    .filter(({ distance }) => distance <= Math.max(1, wanted.length / 3))
    .sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
    .slice(0, 3)
    .map(({ name }) => name);
}

/** `Did you mean a, b?`, or what there is at all, for the hint of an error about an unknown name. */
export function nearNamesHint(given: string, known: readonly string[], kind: string): string {
  const near = nearNames(given, known);
  if (near.length > 0) return `Did you mean ${near.join(', ')}?`;
  if (known.length === 0) return `There is no ${kind} yet.`;
  const shown = known.slice(0, 10).join(', ');
  return `There is: ${shown}${known.length > 10 ? `, and ${known.length - 10} more` : ''}.`;
}

/** Names are compared by their first characters, so that a hostile one cannot take long. */
const longest = 80;

function distanceTo(wanted: string, name: string): number {
  if (wanted !== '' && name.startsWith(wanted)) return 0.1;
  if (wanted.length > 2 && name.includes(wanted)) return 0.5;
  let twoBefore: number[] = [];
  let before = Array.from({ length: name.length + 1 }, (_, column) => column);
  for (let row = 1; row <= wanted.length; row++) {
    const current = [row];
    for (let column = 1; column <= name.length; column++) {
      const replaced = at(before, column - 1) + (wanted[row - 1] === name[column - 1] ? 0 : 1);
      const swapped =
        wanted[row - 1] === name[column - 2] && wanted[row - 2] === name[column - 1] ? at(twoBefore, column - 2) + 1 : Infinity;
      current.push(Math.min(at(before, column) + 1, at(current, column - 1) + 1, replaced, swapped));
    }
    twoBefore = before;
    before = current;
  }
  return at(before, name.length);
}

const at = (row: readonly number[], column: number) => row[column] ?? Infinity;
