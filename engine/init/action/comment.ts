/** Keeps one comment of ours on the pull request up to date: `comment.ts <results folder> <scenario>`. Whatever goes wrong, the job goes on. */
import { readFileSync } from 'node:fs';
import { resultFile, resultsName } from './results.ts';

/** GitHub refuses a comment beyond 65,536 characters. */
const mostCharacters = 65_000;
const mostPages = 10;
const perPage = 100;

interface Comment {
  readonly id: number;
  readonly body?: string;
}

const [folder = '', scenario = ''] = process.argv.slice(2);
try {
  process.stdout.write(`${await comment()}\n`);
} catch (error) {
  const why = error instanceof Error ? error.message : String(error);
  process.stdout.write(`::warning title=No comment on the pull request::${why.replace(/%/g, '%25').replace(/\r?\n/g, '%0A')}\n`);
}

async function comment(): Promise<string> {
  const file = resultFile(folder, 'md');
  if (file === null) return 'There is no report to comment with.';
  const number = pullRequest();
  if (number === null) return 'No comment: this is not the run of a pull request.';
  const marker = `<!-- ${resultsName(scenario)} -->`;
  const body = `${marker}\n${readFileSync(file, 'utf8').slice(0, mostCharacters)}`;
  const issue = `/repos/${process.env.GITHUB_REPOSITORY}/issues`;
  for (let page = 1; page <= mostPages; page += 1) {
    const known: readonly Comment[] = await ask('GET', `${issue}/${number}/comments?per_page=${perPage}&page=${page}`);
    const ours = known.find((each) => each.body?.startsWith(marker));
    if (ours) {
      await ask('PATCH', `${issue}/comments/${ours.id}`, { body });
      return 'The comment on the pull request is up to date.';
    }
    if (known.length < perPage) break;
  }
  await ask('POST', `${issue}/${number}/comments`, { body });
  return 'Commented on the pull request.';
}

function pullRequest(): number | null {
  const event: { readonly pull_request?: { readonly number: number } } = JSON.parse(
    readFileSync(process.env.GITHUB_EVENT_PATH ?? '', 'utf8'),
  );
  return event.pull_request?.number ?? null;
}

async function ask<Answer>(method: string, route: string, body?: object): Promise<Answer> {
  const response = await fetch(`${process.env.GITHUB_API_URL}${route}`, {
    method,
    headers: { accept: 'application/vnd.github+json', authorization: `Bearer ${process.env.HEADROOM_COMMENT_TOKEN}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(30_000),
  });
  if (response.ok) return (await response.json()) as Answer;
  const hint =
    response.status === 403 || response.status === 404
      ? ' The token may not write: give the job `pull-requests: write`; a fork never has it.'
      : '';
  throw new Error(`GitHub answered ${response.status} to ${method} ${route.split('?')[0]}.${hint}`);
}
