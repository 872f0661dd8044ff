import type { ZodType } from 'zod';
import { type Report, reportSchema } from '../../engine/model/report.ts';

const escapeCode = String.fromCharCode(0x1b);
const bell = String.fromCharCode(0x07);

// What each of these would do if it were taken for more than text: run, fetch, link, steer a terminal, calculate, mention, reorder.
const scripts = ['alert(1)', 'window.taken=1', 'fetch("https://evil.test/x")', 'location="https://evil.test/"'];
const tags = [
  '<script>@</script>',
  '"><script>@</script>',
  '</style><script>@</script>',
  '</title><script>@</script>',
  '<img src=x onerror="@">',
  '<svg onload="@">',
  '<svg><animate onbegin="@" attributeName=x></svg>',
  '<body onload=@>',
  '<iframe srcdoc="<script>@</script>"></iframe>',
  '<math><mtext></mtext><mglyph><style><img src onerror=@></style></mglyph></math>',
  '<details open ontoggle=@>',
  '<a href="javascript:@">x</a>',
  "' onmouseover='@",
  '" autofocus onfocus="@" x="',
  '` onmouseover=@ `',
  '<!--><script>@</script-->',
  '<![CDATA[<script>@</script>]]>',
  ']]><script>@</script>',
  '<x xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="javascript:@">',
  '{{constructor.constructor("@")()}}',
  '$' + '{@}',
];
const fetches = [
  '<img src="https://evil.test/pixel">',
  '<link rel=stylesheet href=https://evil.test/x.css>',
  '<style>@import "https://evil.test/x.css"</style>',
  '<div style="background:url(https://evil.test/x)">',
  '<video poster=https://evil.test/x></video>',
  '<object data=https://evil.test/x></object>',
  '<embed src=https://evil.test/x>',
  '<base href=https://evil.test/>',
  '<meta http-equiv=refresh content="0;url=https://evil.test/">',
  '<form action=https://evil.test/><button autofocus>',
  '<svg><image href="https://evil.test/x"/></svg>',
  '<svg><use href="https://evil.test/x#y"/></svg>',
  '</desc></title></svg><img src=https://evil.test/x>',
];
const links = [
  '![x](https://evil.test/pixel.png)',
  '[x](javascript:alert(1))',
  '[x](https://evil.test/)',
  '[x]: https://evil.test/ "y"',
  '<https://evil.test/>',
  'https://evil.test/path?x=1',
  'HTTPS://EVIL.TEST/',
  'www.evil.test/path',
  'someone@evil.test',
  'mailto:someone@evil.test',
  'xmpp:someone@evil.test/room',
  '@everyone',
  '#1',
  'owner/name#1',
  'GH-1',
  '`code` **bold** _soft_ ~~gone~~',
  '``` fence',
  '~~~',
  '# heading',
  '- [ ] task',
  '1. item',
  '> quote',
  '---',
  '***',
  '| a | b |',
  'a | b \\| c \\\\| d',
  '\\`x\\`',
  '`',
  '``',
  '```\n<script>alert(1)</script>\n```',
  '</details></details><script>alert(1)</script>',
  '<details><summary>x</summary>',
  '[^1]',
  '[^1]: note',
  '$$\\href{javascript:alert(1)}{x}$$',
  ':tada:',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '&#60;script&#62;',
  '<!-- -->',
];
const formulas = [
  '=1+1',
  '+1',
  '-1+2',
  '@SUM(A1)',
  '=HYPERLINK("https://evil.test","x")',
  "=cmd|'/c calc'!A1",
  '\t=1+1',
  '\r=1',
  ' =1+1',
  '|x',
  '%0A=1',
  '＝1+1',
  '"=1+1"',
  'a,"b",c',
  'a\r\n=1+1,b',
];
const terminals = [
  `${escapeCode}[31mred${escapeCode}[0m`,
  `${escapeCode}[2J${escapeCode}[H`,
  `${escapeCode}]0;title${bell}`,
  `${escapeCode}]8;;https://evil.test${bell}link${escapeCode}]8;;${bell}`,
  `${escapeCode}]52;c;ZXZpbA==${bell}`,
  `${escapeCode}P+q544e${escapeCode}\\`,
  `${escapeCode}c`,
  `${escapeCode}[`,
  `${escapeCode}]unfinished`,
  `${escapeCode}`,
  `${String.fromCharCode(0x9b)}31mred`,
  `${String.fromCharCode(0x9d)}0;title${String.fromCharCode(0x9c)}`,
  `a${String.fromCharCode(0)}b`,
  'a\bb\b\b\b',
  'over\rwritten',
  'line one\nline two',
  'a\u2028b\u2029c',
  `${String.fromCharCode(0x7f)}`,
];
const directions = [
  '\u202egnp.exe',
  '\u2066isolated\u2069',
  '\u200fright to left',
  '\u061cmark',
  'zero\u200bwidth\u200djoin',
  '\ufeffbegin',
  'tag\u{e0041}\u{e0042}',
  'soft\u00adhyphen',
  'ﷺ'.repeat(60),
  'e\u0301'.repeat(200),
  'Z\u0335\u0321\u0322'.repeat(80),
  '漢字かな交じり文'.repeat(20),
  '👩‍👩‍👧‍👦'.repeat(40),
  '\ud800',
  'x\udc00y',
  '\uffff\ufffe',
];
const sizes = [
  '',
  ' ',
  'a'.repeat(5000),
  'word '.repeat(2000),
  '<b>'.repeat(1500),
  '/'.repeat(900),
  '\n'.repeat(400),
  '"'.repeat(700),
  '&'.repeat(700),
  '`'.repeat(600),
  '\\'.repeat(700),
  '|'.repeat(500),
];
const names = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'undefined',
  'null',
  'NaN',
  '0',
  '-0',
  '1e999',
  '../../etc/passwd',
  'C:\\x\\y',
  'file:///etc/passwd',
  "Robert'); DROP TABLE runs;--",
  '%s%s%n',
  '{0}',
  '$1 $& $`',
];

/** At least two hundred texts that a target, a script or a person could put into a field of a report. */
export const hostileStrings: readonly string[] = [
  ...tags.flatMap((tag) => scripts.map((script) => tag.replace('@', script))),
  ...fetches,
  ...links,
  ...formulas,
  ...terminals,
  ...directions,
  ...sizes,
  ...names,
];

type Path = readonly (string | number)[];

function leaves(value: unknown, path: Path = []): Path[] {
  if (typeof value === 'string') return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, Array.isArray(value) ? Number(key) : key]));
}

function put(root: unknown, path: Path, text: string): void {
  let place = root as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) place = place[key] as Record<string | number, unknown>;
  place[path.at(-1) ?? ''] = text;
}

const pattern = (path: Path): string => path.map((key) => (typeof key === 'number' ? '*' : key)).join('.');

/** Paths of all fields of a document that hold free text: those where any text still makes a document by its schema. */
export function freeFields(document: unknown, schema: ZodType = reportSchema): Path[] {
  const free = new Map<string, boolean>();
  return leaves(document).filter((path) => {
    const kind = pattern(path);
    if (!free.has(kind)) {
      const tried = structuredClone(document);
      put(tried, path, 'any text <at> all');
      free.set(kind, schema.safeParse(tried).success);
    }
    return free.get(kind);
  });
}

/** The report with at most three of everything, quick to write many times. */
export function small(report: Report): Report {
  const cut = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.slice(0, typeof value[0] === 'object' ? 3 : 12).map(cut);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, cut(inner)]));
  };
  return reportSchema.parse(cut(report));
}

/** The document with a hostile text in each of these fields; with `turn` from 0 to the number of texts, every field gets every text. */
export function filled<Document>(document: Document, fields: readonly Path[], turn: number): Document {
  const copy = structuredClone(document);
  fields.forEach((path, index) => {
    put(copy, path, hostileStrings[(turn + index) % hostileStrings.length] ?? '');
  });
  return copy;
}

/** The report with a hostile text in every free field, and in the names that it holds. */
export function poisoned(report: Report, fields: readonly Path[], turn: number): Report {
  const copy = filled(report, fields, turn);
  const text = hostileStrings[turn % hostileStrings.length] ?? '';
  copy.run.provenance.target = { [text]: text, nested: { [text]: [text] }, list: [text] };
  copy.probes = copy.probes.slice(0, 4).map((reading) => ({ ...reading, values: { [text]: 1 } }));
  copy.custom = copy.custom.map((row) => ({ ...row, tags: { [text]: text } }));
  for (const verdict of copy.verdicts) verdict.target.scope = { endpoint: text, transaction: text, journey: text, tags: { [text]: text } };
  return copy;
}
