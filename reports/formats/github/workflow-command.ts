/** What GitHub shows of an annotation. Levels from worst to mildest: error, warning, notice. */
export interface Annotation {
  readonly level: Level;
  readonly title: string;
  readonly message: string;
}
export type Level = 'error' | 'warning' | 'notice';

const levels: readonly Level[] = ['error', 'warning', 'notice'];

/** GitHub keeps ten annotations of a level a step and fifty a job: a step of ours never takes more than thirty of them. */
export const mostOfALevel = 10;
/** The runner cuts a message at 4,096 characters and GitHub a title at 255; a message is counted in bytes here, which is never less. */
export const longestMessageBytes = 4000;
const longestTitle = 250;

const escaped = (text: string): string => text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
const escapedProperty = (text: string): string => escaped(text).replace(/:/g, '%3A').replace(/,/g, '%2C');

function bytesOf(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
}

/** Bytes of the text in UTF-8. */
export function byteLength(text: string): number {
  let bytes = 0;
  for (const character of text) bytes += bytesOf(character);
  return bytes;
}

/** The text, cut where it would be longer than so many bytes of UTF-8; then it ends with an ellipsis. */
export function cutToBytes(text: string, mostBytes: number): string {
  if (byteLength(text) <= mostBytes) return text;
  const ellipsis = '…';
  let left = mostBytes - byteLength(ellipsis);
  let kept = '';
  for (const character of text) {
    left -= bytesOf(character);
    if (left < 0) break;
    kept += character;
  }
  return kept + ellipsis;
}

function command({ level, title, message }: Annotation, file: string | undefined): string {
  const place = file === undefined ? '' : `file=${escapedProperty(file)},`;
  const shortTitle = [...title].length > longestTitle ? `${[...title].slice(0, longestTitle - 1).join('')}…` : title;
  return `::${level} ${place}title=${escapedProperty(shortTitle)}::${escaped(cutToBytes(message, longestMessageBytes))}`;
}

/** The ten that are shown; the last of them counts those for which there was no room. */
function shown(annotations: readonly Annotation[]): readonly Annotation[] {
  if (annotations.length <= mostOfALevel) return annotations;
  const kept = annotations.slice(0, mostOfALevel - 1);
  const [first] = annotations.slice(mostOfALevel - 1);
  const left = annotations.length - kept.length;
  return first
    ? [
        ...kept,
        { ...first, title: `and ${left} more`, message: `${left} more are in the report. The next one: ${first.title}. ${first.message}` },
      ]
    : kept;
}

/**
 * Annotations as the commands a runner of GitHub Actions reads from standard output, one a line, worst news first; inside a level the
 * order stays. `file` is the file they are pinned to, from the root of the repository; without it they belong to the whole job.
 */
export function workflowCommands(annotations: readonly Annotation[], file?: string): string {
  const lines = levels.flatMap((level) => shown(annotations.filter((each) => each.level === level)).map((each) => command(each, file)));
  return lines.map((line) => `${line}\n`).join('');
}
