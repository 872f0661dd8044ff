import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { canonicalJson } from '../../engine/model/canonical.ts';
import { type Scene, sceneSchema } from '../scene.ts';

const sessionSchema = z.object({
  ...sceneSchema.shape,
  session: z.iso.datetime(),
  part: z.string(),
  rule: z.string(),
  seed: z.int(),
});
const trialSchema = z.object({ trial: z.int().min(0), at: z.iso.datetime(), outcome: z.unknown() });
const lineSchema = z.union([sessionSchema, trialSchema]);

type Session = z.infer<typeof sessionSchema>;
type Trial = z.infer<typeof trialSchema>;

/** The trials of a part: a file of JSON lines, a line for each time trials were made on a machine, followed by one for each trial. */
export interface PartRecord {
  /** Hash of the rule under which all of them were made. */
  readonly rule: string;
  readonly sessions: readonly Session[];
  readonly trials: readonly Trial[];
}

export const resultFile = (folder: string, part: string): string => path.join(folder, `${part}.jsonl`);

/** What was kept of a part; null when it never ran. A last line that was cut off is left out. */
export function readRecord(file: string): PartRecord | null {
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  const parsed = lines.map((line) => lineSchema.parse(JSON.parse(line)));
  const sessions = parsed.filter((line) => 'session' in line);
  const rule = sessions.at(-1)?.rule;
  if (rule === undefined) return null;
  return { rule, sessions, trials: parsed.filter((line) => 'trial' in line) };
}

/** Adds to the record of a part, line by line. */
export interface Recorder {
  readonly trials: readonly Trial[];
  readonly add: (index: number, outcome: unknown) => void;
}

/**
 * Goes on with a record made under the same rule and seed; one made under another is set aside, into `aside`, and told.
 */
export function continueRecord(
  { file, aside }: { file: string; aside: string },
  header: Omit<Session, 'session' | keyof Scene>,
  scene: Scene,
  say: (line: string) => void,
): Recorder {
  const kept = readRecord(file);
  const goesOn = kept !== null && kept.rule === header.rule && kept.sessions.every(({ seed }) => seed === header.seed);
  if (kept && !goesOn) {
    mkdirSync(aside, { recursive: true });
    const place = path.join(aside, `${header.part}-${kept.rule}.jsonl`);
    renameSync(file, place);
    say(
      `${header.part}: ${kept.trials.length} trials were made under another rule (${kept.rule}, now ${header.rule}); they are set aside and the part starts anew`,
    );
  }
  const trials: Trial[] = goesOn ? [...kept.trials] : [];
  mkdirSync(path.dirname(file), { recursive: true });
  if (goesOn) mendEnd(file);
  let opened = false;
  const now = () => new Date().toISOString();
  return {
    trials,
    add: (index, outcome) => {
      if (!opened) appendFileSync(file, `${canonicalJson({ ...header, ...scene, session: now() })}\n`);
      opened = true;
      const trial = { trial: index, at: now(), outcome };
      appendFileSync(file, `${canonicalJson(trial)}\n`);
      trials.push(trial);
    },
  };
}

/** A line that was cut off by a crash goes, so that the next one begins a line. */
function mendEnd(file: string): void {
  const text = readFileSync(file, 'utf8');
  const end = text.lastIndexOf('\n') + 1;
  if (end < text.length) writeFileSync(file, text.slice(0, end));
}
