/**
 * URL templating: many raw URLs become one series name, many error texts one group. The rules are
 * data (`templating.json`) and are applied alike here and by the recorder; both are held to
 * `test/fixtures/templating.json`.
 */
import rules from './templating.json' with { type: 'json' };

/** A rule of the user: where `match` (a regular expression that RE2 and JavaScript share) is found in the raw URL, it is replaced (`$1` is a group) and no rule of ours applies. */
export interface TemplatingRule {
  readonly match: string;
  readonly replace: string;
}

interface Replacement {
  readonly pattern: RegExp;
  readonly replace: string;
  readonly minimum: number;
}

interface StoredRule extends TemplatingRule {
  readonly ignoreCase?: boolean;
  readonly minimum?: number;
}

const compile = ({ match, replace, ignoreCase, minimum }: StoredRule): Replacement => ({
  pattern: new RegExp(match, ignoreCase ? 'gi' : 'g'),
  replace,
  minimum: minimum ?? 0,
});

const segmentRules = rules.segments.map(compile);
const messageRules = rules.messages.map(compile);
const schemePattern = /^[A-Za-z][A-Za-z0-9+.-]*:\/\//;
const opaquePattern = /^(data|blob|about|javascript):/;
const longestMessage = 300;

/**
 * The name of the series a raw URL belongs to: path numbers, UUIDs, dates, hashes and tokens become
 * `:id`, `:uuid`, `:date`, `:hash` and `:token`, query values `*`; user-info and fragment go. Text
 * that is not an absolute URL (a name somebody chose) stays as it is.
 */
export function templateUrl(url: string, overrides: readonly TemplatingRule[] = []): string {
  for (const rule of overrides) {
    const pattern = new RegExp(rule.match, 'g');
    if (pattern.test(url)) return url.replace(pattern, rule.replace);
  }
  const opaque = opaquePattern.exec(url);
  if (opaque) return `${opaque[1]}:*`;
  const parts = splitUrl(url);
  if (!parts) return url;
  const path = parts.path.split('/').map(templateSegment).join('/');
  const query = [...new Set(parts.query.map(templateParameter))].join('&');
  return `${parts.scheme}${parts.authority.slice(parts.authority.lastIndexOf('@') + 1)}${path}${query && `?${query}`}`;
}

/** The group an error text belongs to: URLs, addresses, ids and numbers become `{url}`, `{address}`, `{uuid}`, `{n}`…, values of secret-looking names `***`; at most 300 characters. */
export function templateMessage(text: string): string {
  const replaced = messageRules.reduce((message, rule) => message.replace(rule.pattern, rule.replace), text);
  return [...replaced].slice(0, longestMessage).join('');
}

/** A URL fit to be shown and quoted in a shell: user-info, query values of secret-looking names and anything that looks like a token masked, fragment cut. Empty when the text is not an absolute URL. */
export function maskUrl(url: string): string {
  const parts = splitUrl(url);
  if (!parts) return '';
  const at = parts.authority.lastIndexOf('@');
  const authority = at < 0 ? parts.authority : `***@${parts.authority.slice(at + 1)}`;
  const path = parts.path.split('/').map(maskValue).join('/');
  const query = parts.query.map(maskParameter).join('&');
  return `${parts.scheme}${authority}${path}${query && `?${query}`}`.replaceAll("'", '%27');
}

function splitUrl(url: string) {
  const scheme = schemePattern.exec(url)?.[0];
  if (!scheme) return undefined;
  const [beforeFragment = ''] = url.slice(scheme.length).split('#', 1);
  const queryAt = beforeFragment.indexOf('?');
  const place = queryAt < 0 ? beforeFragment : beforeFragment.slice(0, queryAt);
  const query = queryAt < 0 ? [] : beforeFragment.slice(queryAt + 1).split('&');
  const pathAt = place.indexOf('/');
  return {
    scheme,
    authority: pathAt < 0 ? place : place.slice(0, pathAt),
    path: pathAt < 0 ? '' : place.slice(pathAt),
    query: query.filter((parameter) => parameter !== ''),
  };
}

function templateSegment(segment: string): string {
  for (const { pattern, replace, minimum } of segmentRules) {
    if (segment.length >= minimum && segment.search(pattern) >= 0) return segment.replace(pattern, replace);
  }
  return segment;
}

function templateParameter(parameter: string): string {
  const equals = parameter.indexOf('=');
  return equals < 0 ? templateSegment(parameter) : `${templateSegment(parameter.slice(0, equals))}=*`;
}

function maskValue(value: string): string {
  const template = templateSegment(value);
  return template.includes(':token') || template.includes(':hash') ? '***' : value;
}

function maskParameter(parameter: string): string {
  const equals = parameter.indexOf('=');
  if (equals < 0) return maskValue(parameter);
  const name = parameter.slice(0, equals);
  const secret = rules.secretNames.some((word) => name.toLowerCase().includes(word));
  return `${name}=${secret ? '***' : maskValue(parameter.slice(equals + 1))}`;
}
