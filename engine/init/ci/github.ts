import type { Project } from '../options.ts';
import { gateBudget, judgedScenario, sideUrl, upCommand } from './gate-arguments.ts';
import { toolFolder } from './tool.ts';

/** In double quotes, as JSON is also YAML: no colon, hash or brace can change its meaning. */
const yaml = (text: string): string => JSON.stringify(text);

/** Filled in by GitHub. */
const expression = (text: string): string => `\${{ ${text} }}`;

function actionLines({ action }: Project): string[] {
  if (action !== null) return [`      - uses: ${action}`];
  return [
    '      # The repository variable HEADROOM_REPOSITORY names the clone of Headroom to use: owner/repository.',
    '      - uses: actions/checkout@v4',
    '        with:',
    `          repository: ${expression('vars.HEADROOM_REPOSITORY')}`,
    `          path: ${toolFolder}`,
    `      - uses: ./${toolFolder}`,
  ];
}

/** `.github/workflows/headroom.yml`: a gate for every pull request. Nothing in it needs a token that may write, so it works for forks. */
export function githubWorkflow(project: Project): string {
  const up = upCommand(project);
  const sides = up === null ? [] : [`base: origin/${expression('github.base_ref')}`, `up: ${yaml(up)}`, `url: ${yaml(sideUrl)}`];
  return [
    'name: Headroom',
    'on:',
    '  pull_request:',
    'permissions:',
    '  contents: read',
    'concurrency:',
    `  group: headroom-${expression('github.ref')}`,
    '  cancel-in-progress: true',
    'jobs:',
    '  gate:',
    '    runs-on: ubuntu-latest',
    '    timeout-minutes: 30',
    '    steps:',
    '      - uses: actions/checkout@v4',
    '        with:',
    '          # The merge base has to be in the clone.',
    '          fetch-depth: 0',
    ...actionLines(project),
    '        with:',
    ...[`scenario: ${judgedScenario}`, ...sides, `budget: ${gateBudget}`].map((line) => `          ${line}`),
    '',
  ].join('\n');
}
