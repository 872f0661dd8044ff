import { createWriteStream } from 'node:fs';
import { templateMessage } from '../../../model/templating.ts';
import type { Complaint } from '../driver.ts';

/** What k6 writes to its two streams, kept as readable text: secrets masked, repetitions counted, size capped. */
export interface K6Log {
  /** A line of stderr: k6's JSON log, or text. */
  entry(line: string): void;
  /** A line of stdout: the end-of-test summary of a script. */
  output(line: string): void;
  complaints(): Complaint[];
  /** Messages of k6's errors, masked, in order; at most the first few of each kind. */
  errors(): readonly string[];
  close(): Promise<void>;
}

const mostOfAKind = 5;
const mostBytes = 4 * 1024 * 1024;
/** What k6 says of journeys that were under way when the load ended: no complaint. */
const expected =
  /^(context is done before all '\w+' events were processed|setTimeout \d+ was stopped because the VU iteration was interrupted)/;
const levels: Readonly<Record<string, Complaint['level']>> = {
  warning: 'warning',
  warn: 'warning',
  error: 'error',
  fatal: 'error',
  panic: 'error',
};

/** Said of every user who is interrupted at the end of a load once a browser is in the mix; nothing is lost. */
const harmless = /^context is done before all 'IterEnd' events were processed/;

export function openLog(file: string, mask: (text: string) => string): K6Log {
  const stream = createWriteStream(file);
  const kinds = new Map<string, { level: Complaint['level'] | null; message: string; count: number }>();
  const errors: string[] = [];
  let bytes = 0;
  let left = 0;
  let full = false;
  // A log that cannot be written must not end a run that can be measured; the window file tells of a full disk.
  stream.on('error', () => {
    full = true;
  });
  const write = (text: string) => {
    if (full || bytes + text.length > mostBytes) left += 1;
    else {
      bytes += text.length + 1;
      stream.write(`${text}\n`);
    }
  };
  const log = {
    entry(line: string) {
      const { level, message, time } = readEntry(mask(line));
      if (harmless.test(message)) return;
      const key = `${level} ${templateMessage(message)}`;
      const kind = kinds.get(key) ?? { level: expected.test(message) ? null : (levels[level] ?? null), message, count: 0 };
      kind.count += 1;
      kinds.set(key, kind);
      if (kind.count > mostOfAKind && kind.level !== null) return;
      if (kind.level === 'error') errors.push(message);
      write(`${time} ${level.padEnd(7)} ${message}`.trim());
    },
    output: (line: string) => write(mask(line)),
    complaints: () => [...kinds.values()].filter((kind): kind is Complaint => kind.level !== null).sort((a, b) => b.count - a.count),
    errors: () => errors,
    close() {
      for (const { level, message, count } of kinds.values())
        if (level !== null && count > mostOfAKind) stream.write(`(${count} times: ${level}: ${message})\n`);
      if (left > 0) stream.write(`(${left} lines left out)\n`);
      return new Promise<void>((resolve) => {
        stream.once('close', resolve);
        stream.end();
      });
    },
  };
  return log;
}

function readEntry(line: string): { level: string; message: string; time: string } {
  if (line.startsWith('{')) {
    try {
      const { level, msg, error, time } = JSON.parse(line) as Readonly<Record<string, unknown>>;
      const message = [msg, error].filter((part) => typeof part === 'string' && part !== '').join(': ');
      if (message !== '') return { level: String(level ?? 'info'), message: message.trim(), time: String(time ?? '') };
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
  }
  return { level: /^(panic|fatal error):/.test(line) ? 'panic' : 'info', message: line, time: '' };
}
