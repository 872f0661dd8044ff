import type { Project } from '../options.ts';
import { gateLines, resultsFolder } from './gate-arguments.ts';
import { toolLines } from './tool.ts';

/** A GitLab job: reports published, and an inconclusive gate (exit code 2, only with --strict) a warning instead of a failure. */
export function gitlabJob(project: Project): string {
  const [first = '', ...lines] = gateLines(project, '$CI_MERGE_REQUEST_TARGET_BRANCH_NAME');
  const script = [first, ...toolLines(project), ...lines].join('\n');
  return [
    'headroom:',
    '  image: node:24',
    '  rules:',
    "    - if: $CI_PIPELINE_SOURCE == 'merge_request_event'",
    '  timeout: 30m',
    '  variables:',
    '    # The merge base has to be in the clone.',
    "    GIT_DEPTH: '0'",
    "    HEADROOM_CACHE: '$CI_PROJECT_DIR/.cache/headroom'",
    ...(project.installed ? [] : ['    # HEADROOM_REPOSITORY, a variable of the project: address of the clone of Headroom to use.']),
    '  cache:',
    '    key: headroom',
    '    paths:',
    '      - .cache/headroom',
    '  script:',
    '    - |',
    ...script.split('\n').map((line) => `      ${line}`),
    '  artifacts:',
    '    when: always',
    '    paths:',
    `      - ${resultsFolder}`,
    '    reports:',
    `      junit: ${resultsFolder}/*.xml`,
    '  allow_failure:',
    '    exit_codes: [2]',
    '',
  ].join('\n');
}
