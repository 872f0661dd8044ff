import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { findProgram } from '../../../engine/setup/find-program.mjs';
import type { Progress } from '../../../engine/setup/progress.mjs';

const made: string[] = [];

afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A machine of its own: an empty home, a PATH that holds only what a test puts there, and what set-up said. */
export class Machine {
  readonly folder: string = mkdtempSync(join(tmpdir(), 'headroom-setup-'));
  readonly said: string[] = [];
  readonly env: NodeJS.ProcessEnv = { HOME: join(this.folder, 'home'), PATH: join(this.folder, 'bin'), LANG: 'C.UTF-8' };
  readonly progress: Progress = {
    line: (text) => this.said.push(text),
    step: (title) => ({ done: (note) => this.said.push(`${title}: ${note}`) }),
  };

  constructor() {
    made.push(this.folder);
    mkdirSync(join(this.folder, 'bin'));
    mkdirSync(join(this.folder, 'home'));
  }

  path(...parts: string[]): string {
    return join(this.folder, ...parts);
  }

  write(name: string, text: string): string {
    const path = this.path(name);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, text);
    return path;
  }

  /** A shell script on PATH; each call is noted in a file. */
  program(name: string, script: string): string {
    const path = this.write(`bin/${name}`, `#!/bin/sh\necho "$@" >> "${this.path(`${name}.calls`)}"\n${script}\n`);
    chmodSync(path, 0o755);
    return path;
  }

  /** A program of the real machine, put on PATH. */
  borrow(...names: string[]): void {
    for (const name of names) {
      const real = findProgram([name]);
      if (real) symlinkSync(real, this.path('bin', name));
    }
  }

  calls(name: string): string[] {
    try {
      return readFileSync(this.path(`${name}.calls`), 'utf8')
        .trimEnd()
        .split('\n');
    } catch {
      return []; // never called
    }
  }
}

/** What a k6 with our recorder, and one without, answer to `version`. */
export const recorderK6 =
  'echo "k6 v2.2.0 (go1.26.8, linux/amd64)"; echo "Extensions:"; echo "  headroom/recorder/record.open, headroom [output]"';
export const stockK6 = 'echo "k6 v1.1.0 (commit/0123456789, go1.24.2, linux/amd64)"';
