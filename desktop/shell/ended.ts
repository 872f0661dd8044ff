import type { ToldJob } from './jobs.ts';

/** What a notification says of a job that has ended: its title and what became of it, plain text. */
export function endedWords({ title, state, failure, made }: ToldJob): { readonly title: string; readonly body: string } {
  if (state === 'failed') return { title: `${title}: failed`, body: failure?.message ?? 'It ended with an error.' };
  return { title: `${title}: done`, body: made === null ? 'It left nothing to open.' : 'Click to open what it found.' };
}

/** Where what a job made is shown; the job itself where it made nothing. */
export function placeOfEnded({ id, made }: ToldJob): string {
  if (made === null) return `/jobs/${encodeURIComponent(id)}`;
  const name = encodeURIComponent(made.id);
  if (made.kind === 'run') return `/runs/${name}`;
  return made.kind === 'campaign' ? `/campaigns/${name}` : `/capacity?campaign=${name}`;
}
