import { z } from 'zod';
import { loadStepSchema } from '../load.ts';

/** One series of a run that can be drawn. */
export const seriesRowSchema = z.object({
  /** Number within the run: what `columns` is asked for. */
  series: z.int(),
  metric: z.string(),
  label: z.string(),
  unit: z.string(),
  kind: z.enum(['trend', 'rate', 'counter', 'gauge']),
  tags: z.record(z.string(), z.string()),
  samples: z.number(),
  windows: z.int(),
});
export type SeriesRow = z.infer<typeof seriesRowSchema>;
export const seriesListSchema = z.object({
  durationS: z.number(),
  startedAt: z.number(),
  steps: z.array(loadStepSchema),
  judgedStep: z.int().nullable(),
  series: z.array(seriesRowSchema),
});
export type SeriesList = z.infer<typeof seriesListSchema>;

/** What a column holds: a trend has all of its four, a rate its share (`value`), a counter its rate per second (`value`), a gauge its last reading (`value`). */
export const columnNames = ['value', 'p50', 'p95', 'p99', 'low', 'high'] as const;
export type ColumnName = (typeof columnNames)[number];
const isColumnName = (word: string): word is ColumnName => columnNames.some((name) => name === word);

/** Which series, by number, with commas; a stretch of the load; how many points a chart is wide; and, with commas, the only columns wanted of what each series has. */
export const columnsQuerySchema = z.object({
  series: z.string().regex(/^\d+(,\d+)*$/),
  fromS: z.coerce.number().optional(),
  toS: z.coerce.number().optional(),
  points: z.coerce.number().int().min(10).max(4000).default(2000),
  only: z
    .string()
    .refine((words) => words.split(',').every(isColumnName), `of ${columnNames.join(', ')}, with commas`)
    .optional(),
});

/** The words of `only`. */
export const columnNamesIn = (words: string): ColumnName[] => words.split(',').filter(isColumnName);

/**
 * Head of a body of columns, all of it ASCII. After its JSON come, padded to a multiple of four bytes, the columns it names as 32 bit floats, little endian, each `times` long, in
 * order; the first is the time in seconds since the load began. NaN is a gap. Where windows were joined to fit the screen, `low` and `high` are the least and
 * greatest value of those joined, so that no peak is lost.
 */
export const columnsHeadSchema = z.object({
  times: z.int(),
  /** Windows that became one point. */
  joined: z.int(),
  columns: z.array(z.object({ series: z.int(), name: z.enum(columnNames) })),
});
export type ColumnsHead = z.infer<typeof columnsHeadSchema>;

export interface Columns {
  readonly head: ColumnsHead;
  readonly atS: Float32Array;
  /** In the order of `head.columns`. */
  readonly values: readonly Float32Array[];
}

/** Body of `/api/runs/:run/columns`: length of the head as 32 bit integer, head, padding, floats. */
export function encodeColumns({ head, atS, values }: Columns): Uint8Array {
  const text = Uint8Array.from(JSON.stringify(head), (character) => character.charCodeAt(0));
  const start = 4 + Math.ceil(text.length / 4) * 4;
  const body = new Uint8Array(start + 4 * head.times * (values.length + 1));
  new DataView(body.buffer).setUint32(0, text.length, true);
  body.set(text, 4);
  // Every processor that Node and browsers run on today is little endian, as the body is: columns are copied whole.
  const floats = new Float32Array(body.buffer, start);
  [atS, ...values].forEach((column, index) => {
    floats.set(column, index * head.times);
  });
  return body;
}

/** Reads what `encodeColumns` wrote. Throws RangeError when it is no such body. */
export function decodeColumns(body: Uint8Array): Columns {
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  const length = view.getUint32(0, true);
  const parsed = columnsHeadSchema.safeParse(
    JSON.parse(Array.from(body.subarray(4, 4 + length), (code) => String.fromCharCode(code)).join('')),
  );
  if (!parsed.success) throw new RangeError('no columns');
  const head = parsed.data;
  const start = 4 + Math.ceil(length / 4) * 4;
  if (body.byteLength !== start + 4 * head.times * (head.columns.length + 1)) throw new RangeError('columns are cut off');
  // A copy begins where floats may begin, wherever the body lies in what was received.
  const floats = new Float32Array(new Uint8Array(body.subarray(start)).buffer);
  const column = (index: number) => floats.subarray(index * head.times, (index + 1) * head.times);
  return { head, atS: column(0), values: head.columns.map((_, index) => column(index + 1)) };
}
