import type { z } from 'zod';
import { nearNames } from '../model/near-names.ts';
import { knownKeys } from './known-keys.ts';

/** One thing wrong with a configuration: where, what, and what may have been meant. */
export interface Problem {
  readonly path: string;
  readonly text: string;
  readonly suggestion: string | null;
}

type Issue = z.core.$ZodIssue;

/** What a failed check says of a value, field by field. */
export function problemsOf(schema: z.ZodType, issues: readonly Issue[]): Problem[] {
  return issues.flatMap((issue) => fromIssue(schema, issue, []));
}

function fromIssue(schema: z.ZodType, issue: Issue, outer: readonly PropertyKey[]): Problem[] {
  const path = [...outer, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(schema, path, issue.input);
    return issue.keys.map((key) => problem([...path, key], 'unknown field', suggest(key, known)));
  }
  if (issue.code === 'invalid_union' && issue.errors.length > 0) return fromUnion(schema, issue, path);
  const words = 'options' in issue && Array.isArray(issue.options) ? issue.options : issue.code === 'invalid_value' ? issue.values : null;
  if (words) {
    const given = issue.code === 'invalid_union' ? fieldOf(issue.input, issue.discriminator) : issue.input;
    const suggestion = typeof given === 'string' ? suggest(given, words.map(String)) : null;
    return [problem(path, `expected ${listOf(words.map((word) => JSON.stringify(word)))}, ${got(path, given)}`, suggestion)];
  }
  if (issue.code === 'invalid_key') return [problem(path, keyRule(issue.issues[0] ?? issue), null)];
  if (issue.code === 'custom' && !issue.message.startsWith('expected ')) return [problem(path, issue.message, null)];
  return [problem(path, `expected ${expectedOf(issue)}, ${got(path, issue.input)}`, null)];
}

/** Of several ways to write a value, the one that comes nearest speaks: where none fits even at its root, all are named. */
function fromUnion(schema: z.ZodType, issue: z.core.$ZodIssueInvalidUnion, path: readonly PropertyKey[]): Problem[] {
  const near = issue.errors.filter(
    (errors) => !errors.some((one) => one.path.length === 0 && (one.code === 'invalid_type' || isHopeless(one))),
  );
  const [nearest] = near;
  if (nearest) return nearest.flatMap((one) => fromIssue(schema, one, path));
  const suggestion = isSecretPlace(path) && typeof issue.input === 'string' ? "name it: { env: 'NAME' } or { file: 'path' }" : null;
  return [problem(path, `expected ${listOf(withDurations(expectationsOf(issue)))}, ${got(path, issue.input)}`, suggestion)];
}

function isHopeless(issue: Issue): boolean {
  return (
    issue.code === 'invalid_union' &&
    issue.errors.every((errors) => errors.some((one) => one.path.length === 0 && one.code === 'invalid_type'))
  );
}

function expectationsOf(issue: Issue): string[] {
  return issue.code === 'invalid_union' ? [...new Set(issue.errors.flat().flatMap(expectationsOf))] : [expectedOf(issue)];
}

/** Wherever a text and a number both do, a duration is meant. */
function withDurations(expectations: readonly string[]): string[] {
  if (!expectations.includes('a text') || !expectations.includes('a number')) return [...expectations];
  return ['a duration such as 30s, 5m or 1h30m', ...expectations.filter((one) => one !== 'a text' && one !== 'a number')];
}

const isSecretPlace = (path: readonly PropertyKey[]) => path.some((step) => /^(secrets|headers|keyPassword)$/.test(String(step)));

const typeWords: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

function expectedOf(issue: Issue): string {
  if (issue.code === 'invalid_type') return typeWords[issue.expected] ?? issue.expected;
  if (issue.code === 'invalid_format' && issue.format === 'url') return `a URL${protocolsOf(issue)}`;
  if (issue.code === 'too_small' && (issue.origin === 'string' || issue.origin === 'array'))
    return `${typeWords[issue.origin]} that is not empty`;
  if (issue.code === 'too_small') return `${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}`;
  if (issue.code === 'too_big') return `${issue.inclusive ? 'at most' : 'less than'} ${issue.maximum}`;
  return issue.message.replace(/^expected /, '').replace(/\.$/, '');
}

const protocolsOf = (issue: Issue) =>
  'note' in issue && issue.note === 'Invalid protocol' ? ' that begins with http, https, ws or wss' : '';

/** A pattern with words of its own says them; another is shown as it is. */
function keyRule(issue: Issue): string {
  if (issue.code !== 'invalid_format' || issue.pattern === undefined) return issue.message;
  return issue.message.startsWith('Invalid') ? `names here fit ${issue.pattern}` : issue.message;
}

/** What was given, short; never what stands where secrets do. */
function got(path: readonly PropertyKey[], value: unknown): string {
  if (value === undefined) return 'got nothing';
  if (isSecretPlace(path)) return `got ${typeWords[typeof value] ?? typeof value}`;
  if (typeof value === 'object' && value !== null)
    return Array.isArray(value) ? `got ${value.length === 0 ? 'an empty' : 'a'} list` : 'got an object';
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
  return typeof value === 'function' ? 'got a function' : `got ${text.length > 80 ? `${text.slice(0, 80)}…` : text}`;
}

function suggest(given: string, known: readonly string[]): string | null {
  const near = nearNames(given, known);
  return near.length > 0 ? `did you mean ${near.join(' or ')}?` : null;
}

function problem(path: readonly PropertyKey[], text: string, suggestion: string | null): Problem {
  return { path: path.map(String).join('.') || 'the configuration', text, suggestion };
}

function fieldOf(value: unknown, key: string | undefined): unknown {
  return typeof value === 'object' && value !== null && key !== undefined ? Reflect.get(value, key) : undefined;
}

function listOf(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
