import type { Project } from './options.ts';
import { isLoopback } from './project.ts';

const quoted = (text: string): string => `'${text.replace(/\\/g, '\\\\').replace(/'/g, "\\'").replace(/\n/g, '\\n')}'`;

/** `https://a.example.com/` as people write it in a configuration. */
const base = (url: URL): string => url.href.replace(/\/$/, '');

function environmentLines({ url, start, environment }: Project): string[] {
  const sockets = base(url).replace(/^http/, 'ws');
  const own = isLoopback(url);
  return [
    `    ${environment}: {`,
    `      services: { api: ${quoted(base(url))}, auth: ${quoted(base(url))}, web: ${quoted(base(url))}, ws: ${quoted(sockets)} },`,
    ...(own ? [] : ['      // No other host is ever loaded, loopback excepted.', `      allowedHosts: [${quoted(url.hostname)}],`]),
    ...(start === null
      ? []
      : [
          '      // Started before a run, stopped after it.',
          `      start: ${quoted(start)},`,
          `      health: { url: ${quoted(`${base(url)}/`)} },`,
        ]),
    "      // Passed to journeys as environment variables: secrets: { LOGIN_PASSWORD: { env: 'LOGIN_PASSWORD' } },",
    '      maxUsers: 200,',
    '    },',
  ];
}

/**
 * Text of a configuration. Its only import is of a type, which is gone when it runs: so it loads in a clone of Headroom, with the package
 * installed and without it.
 */
export function configurationText(project: Project): string {
  return `import type { ConfigurationInput } from 'headroom-load';

/** Where load goes, what is run, and what must hold. Everything is checked when it is loaded: a wrong field is reported with its path. */
export default {
  defaults: { environment: '${project.environment}', scenario: 'smoke' },
  environments: {
${environmentLines(project).join('\n')}
  },
  scenarios: {
    smoke: {
      journeys: [{ journey: 'scenarios/rest/browse.ts' }],
      load: { profile: 'smoke', hold: '20s' },
      thinkTime: '200ms',
    },
    load: {
      // A mix: add journeys with a weight, such as { journey: 'scenarios/auth/sign-in.ts', weight: 1 }.
      journeys: [{ journey: 'scenarios/rest/browse.ts', weight: 9 }],
      load: { profile: 'load', users: 20, ramp: '10s', hold: '1m', warmUp: '5s' },
      thinkTime: { min: '200ms', max: '1s' },
      targets: [{ target: 'p95 < 500 ms', at: { users: 20 } }, 'errorRate < 1 %'],
    },
    'sign-in': { journeys: [{ journey: 'scenarios/auth/sign-in.ts' }], load: { profile: 'smoke', hold: '20s' } },
    messages: { journeys: [{ journey: 'scenarios/websocket/messages.ts' }], load: { profile: 'smoke', hold: '20s' } },
    page: {
      journeys: [{ journey: 'scenarios/vitals/page.ts' }],
      load: { profile: 'smoke', hold: '30s' },
      targets: ['lcp p75 < 2500 ms', 'pageLoad < 2 s'],
    },
  },
  targets: ['errorRate < 1 %', 'checks > 99 %'],
  // What \`headroom gate\` loads, and the least shift worth catching.
  gate: { scenario: 'load', delta: 0.05 },
} satisfies ConfigurationInput;
`;
}
