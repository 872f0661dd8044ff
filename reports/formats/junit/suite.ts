import { type Markup, markup } from '../../markup.ts';

/** One test: nothing but an output passes. */
export interface Case {
  readonly group: string;
  readonly name: string;
  /** What a passing case says. */
  readonly output?: string;
  readonly failure?: string;
  readonly error?: string;
  readonly skipped?: string;
}

interface Suite {
  readonly suite: string;
  readonly environment: string;
  readonly startedAt: string;
  readonly durationS: number;
  readonly properties: readonly (readonly [name: string, value: string])[];
  readonly cases: readonly Case[];
  readonly output: string;
}

function caseMarkup({ group, name, output, failure, error, skipped }: Case, suite: string): Markup {
  const result =
    error !== undefined
      ? markup`<error message="${error}" type="invalid">${error}</error>`
      : failure !== undefined
        ? markup`<failure message="${failure}" type="${group}">${failure}</failure>`
        : skipped !== undefined
          ? markup`<skipped message="${skipped}"/>`
          : output !== undefined && markup`<system-out>${output}</system-out>`;
  return markup`    <testcase classname="${suite}.${group}" name="${name}" time="0">${result}</testcase>
`;
}

/** One suite as the XML that CI servers read. */
export function suiteXml({ suite, environment, startedAt, durationS, properties, cases, output }: Suite): string {
  const total = (kind: 'failure' | 'error' | 'skipped') => cases.filter((each) => each[kind] !== undefined).length;
  const counts = markup`tests="${cases.length}" failures="${total('failure')}" errors="${total('error')}" skipped="${total('skipped')}" time="${durationS}"`;
  return markup`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="headroom" ${counts}>
  <testsuite name="${suite} on ${environment}" ${counts} timestamp="${startedAt.replace(/(\.\d+)?Z$/, '')}">
    <properties>${properties.map(([name, value]) => markup`<property name="${name}" value="${value}"/>`)}</properties>
${cases.map((each) => caseMarkup(each, suite))}    <system-out>${output}</system-out>
  </testsuite>
</testsuites>
`.text;
}
