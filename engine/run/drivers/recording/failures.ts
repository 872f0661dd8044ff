import { STATUS_CODES } from 'node:http';
import type { Observation } from '../../../measure/observe.ts';
import type { Tags } from '../../../model/measurement.ts';
import { maskUrl, type TemplatingRule, templateMessage, templateUrl } from '../../../model/templating.ts';
import type { ErrorLine, ErrorLineBody } from '../../../model/window-file.ts';

/** Groups failures as the recorder does: by code, name and message. */
export interface Failures {
  add(observation: Observation): void;
  /** Lines of the groups that changed since the last call; each replaces the former of its group. */
  changed(): ErrorLine[];
}

const mostGroups = 500;
const mostExamples = 3;

/** The one metric of each kind of request that comes exactly once a request, and whether a value of it is a failure. */
const signals: Readonly<Record<string, (value: number, tags: Tags) => boolean>> = {
  http_reqs: (_, { expected_response, error }) => (expected_response === undefined ? error !== undefined : expected_response === 'false'),
  browser_http_req_failed: (value) => value !== 0,
  checks: (value) => value === 0,
  // Journeys book a check beside it; our own ws driver says what went wrong.
  ws_failed: (value, { error }) => value !== 0 && error !== undefined,
  grpc_req_duration: (_, { status }) => status !== undefined && status !== '0',
};

export function createFailures(templating: readonly TemplatingRule[]): Failures {
  const groups = new Map<string, ErrorLineBody>();
  const touched = new Set<string>();
  return {
    add({ metric, value, tags, timeMs }) {
      if (signals[metric]?.(value, tags) !== true) return;
      const identity = describe(metric, tags, templating);
      const key = JSON.stringify(identity);
      const before = groups.get(key);
      if (before === undefined && groups.size >= mostGroups) return;
      groups.set(key, {
        ...identity,
        n: (before?.n ?? 0) + 1,
        t: Math.min(before?.t ?? timeMs, timeMs),
        last: Math.max(before?.last ?? timeMs, timeMs),
        examples: withExample(before?.examples ?? [], tags),
      });
      touched.add(key);
    },
    changed() {
      const lines = [...touched].flatMap((key) => groups.get(key) ?? []).map((error) => ({ error }));
      touched.clear();
      return lines;
    },
  };
}

function describe(metric: string, tags: Tags, templating: readonly TemplatingRule[]) {
  const status = Number(tags.status ?? 0) || 0;
  const base = {
    code: Number(tags.error_code ?? 0) || 0,
    name: templateUrl(tags.name ?? tags.url ?? '', templating),
    method: tags.method ?? '',
    status,
    scenario: tags.scenario ?? '',
  };
  if (metric === 'checks') return { ...base, message: 'check failed', check: tags.check ?? '' };
  if (tags.error !== undefined) return { ...base, message: templateMessage(tags.error) };
  if (metric === 'grpc_req_duration') return { ...base, message: `gRPC status ${status}` };
  return { ...base, message: status === 0 ? 'no response' : `HTTP ${status} ${STATUS_CODES[status] ?? ''}`.trim() };
}

function withExample(examples: readonly string[], { url, method = 'GET' }: Tags): readonly string[] {
  const masked = url === undefined || examples.length >= mostExamples ? '' : maskUrl(url);
  const example = `curl -X ${method} '${masked}'`;
  return masked === '' || examples.includes(example) ? examples : [...examples, example];
}
