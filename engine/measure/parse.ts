import { HeadroomError } from '../model/error.ts';
import type { Tags } from '../model/measurement.ts';
import type { MetricKind } from '../model/metric.ts';
import type { ErrorLine, FoldedLine, HeaderLine, MetricLine, SeriesLine, WindowFileLine, WindowLine } from '../model/window-file.ts';
import { damaged } from './damaged.ts';
import { countOf, type Fields, fieldsOf, integerOf, isFields, numberOf, optional, textOf, textsOf } from './shape.ts';
import { mayBeIllFormed, wellFormed } from './well-formed.ts';

const kinds: readonly string[] = ['trend', 'rate', 'counter', 'gauge'] satisfies MetricKind[];
const isKind = (word: string): word is MetricKind => kinds.includes(word);

/**
 * One line of `windows.ndjson`. Unknown members are ignored, so that a newer recorder may add some. Its texts are well-formed.
 *
 * @throws HeadroomError WINDOWS_DAMAGED for a line that is not one, SCHEMA_UNSUPPORTED for another version of the file.
 */
export function parseWindowFileLine(text: string): WindowFileLine {
  const line = readJson(text);
  if ('v' in line) return headerLine(line);
  if ('t' in line) return windowLine(line);
  if ('series' in line) return seriesLine(line);
  if ('metric' in line) return metricLine(line);
  if ('error' in line) return errorLine(fieldsOf(line, 'error'));
  if ('folded' in line) return foldedLine(fieldsOf(line, 'folded'));
  if ('end' in line) return { end: numberOf(line, 'end'), reason: textOf(line, 'reason') };
  throw damaged(`no such line is known: ${excerpt(text)}`);
}

function readJson(text: string): Fields {
  let line: unknown;
  try {
    line = JSON.parse(text);
    if (mayBeIllFormed(text)) line = wellFormed(line);
  } catch (cause) {
    throw damaged(`a line is not JSON: ${excerpt(text)}`, cause);
  }
  if (!isFields(line)) throw damaged(`a line is not a JSON object: ${excerpt(text)}`);
  return line;
}

const excerpt = (text: string): string => JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);

function headerLine(line: Fields): HeaderLine {
  if (line.v !== 1) {
    throw new HeadroomError(
      'SCHEMA_UNSUPPORTED',
      `The window file has version ${JSON.stringify(line.v)}, this Headroom reads version 1.`,
      'Use the Headroom that wrote it, or a newer one.',
    );
  }
  const plan = fieldsOf(line, 'plan');
  const scenarios = plan.scenarios ?? {};
  if (!isFields(scenarios) || !allFields(scenarios)) throw damaged('"scenarios" is not an object of objects');
  const thresholds = fieldsOf(line, 'thresholds');
  return {
    v: 1,
    k6: textOf(line, 'k6'),
    ...optional(line, 'recorder', textOf),
    start: numberOf(line, 'start'),
    plan: { scenarios },
    thresholds: Object.fromEntries(Object.entries(thresholds).map(([metric, list]) => [metric, textsOf(list, 'thresholds')])),
  };
}

const allFields = (members: Fields): members is Readonly<Record<string, Fields>> => Object.values(members).every(isFields);

function windowLine(line: Fields): WindowLine {
  return {
    t: numberOf(line, 't'),
    series: countOf(line, 'series'),
    n: countOf(line, 'n'),
    ...optional(line, 'sum', numberOf),
    ...optional(line, 'min', numberOf),
    ...optional(line, 'max', numberOf),
    ...optional(line, 'last', numberOf),
    ...optional(line, 'h', textOf),
  };
}

function seriesLine(line: Fields): SeriesLine {
  return {
    series: countOf(line, 'series'),
    metric: textOf(line, 'metric'),
    tags: tagsOf(line),
    ...optional(line, 'selector', textOf),
  };
}

function tagsOf(line: Fields): Tags {
  const tags = fieldsOf(line, 'tags');
  const entries = Object.entries(tags).map(([tag, value]): [string, string] => {
    if (typeof value !== 'string') throw damaged(`the tag "${tag}" is not a text`);
    return [tag, value];
  });
  return Object.fromEntries(entries);
}

function metricLine(line: Fields): MetricLine {
  const type = textOf(line, 'type');
  if (!isKind(type)) throw damaged(`no such type of metric is known: ${excerpt(type)}`);
  const scale = numberOf(line, 'scale');
  if (scale <= 0) throw damaged('"scale" is not positive');
  return { metric: textOf(line, 'metric'), type, contains: textOf(line, 'contains'), scale };
}

function errorLine(error: Fields): ErrorLine {
  return {
    error: {
      code: integerOf(error, 'code'),
      name: textOf(error, 'name'),
      message: textOf(error, 'message'),
      method: textOf(error, 'method'),
      status: integerOf(error, 'status'),
      scenario: textOf(error, 'scenario'),
      ...optional(error, 'check', textOf),
      n: countOf(error, 'n'),
      t: numberOf(error, 't'),
      last: numberOf(error, 'last'),
      examples: textsOf(error.examples, 'examples'),
    },
  };
}

const foldedLine = (folded: Fields): FoldedLine => ({
  folded: { metric: textOf(folded, 'metric'), distinct: countOf(folded, 'distinct') },
});
