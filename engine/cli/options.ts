import { type Command, InvalidArgumentError } from 'commander';
import { durationSeconds } from '../model/duration.ts';

/** Flags that several verbs share, so that they read the same everywhere. */
export function declareLoadOptions(command: Command): void {
  command
    .option('--env <name>', 'environment of headroom.config.ts')
    .option('--config <file>', 'configuration file, instead of headroom.config.ts')
    .option('--users <n>', 'scale the load so that its peak is n users', positiveWhole)
    .option('--duration <time>', 'length of the hold, such as 30s or 5m', duration)
    .option('--switch <name=on|off>', 'a switch of the demo application; may be repeated', collect)
    .option('--set <path=value>', 'any field of the configuration, such as scenarios.load.seed=7; may be repeated', collect)
    .option('--strict', 'exit 2 when a target is too close to call or the comparison is inconclusive')
    .option('--json', 'print the result as JSON');
}

export function positiveWhole(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('expected a whole number from 1 up.');
  return value;
}

export function whole(text: string): number {
  const value = Number(text);
  if (!/^-?\d+$/.test(text) || !Number.isSafeInteger(value)) throw new InvalidArgumentError('expected a whole number.');
  return value;
}

export function duration(text: string): number {
  const seconds = durationSeconds(text);
  if (seconds === null || seconds <= 0) throw new InvalidArgumentError('expected a duration such as 30s, 5m or 1h30m.');
  return seconds;
}

/** A share such as `3%`, `3 %` or `0.03`. */
export function share(text: string): number {
  const [, number = '', percent] = /^(\d+(?:\.\d+)?)\s*(%?)$/.exec(text.trim()) ?? [];
  const value = percent === '%' ? Number(number) / 100 : Number(number);
  if (number === '' || !(value > 0 && value < 1)) throw new InvalidArgumentError('expected a share such as 3% or 0.03.');
  return value;
}

/** Money, hours, requests: a number from 0 up. */
export function amount(text: string): number {
  const value = Number(text.trim());
  if (text.trim() === '' || !(value >= 0 && Number.isFinite(value))) throw new InvalidArgumentError('expected a number from 0 up.');
  return value;
}

/** A load, a rate, cores: a number above 0. */
export function positive(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value <= 0) throw new InvalidArgumentError('expected a number above 0.');
  return value;
}

/** A currency by ISO 4217. */
export function currency(text: string): string {
  if (!/^[A-Z]{3}$/.test(text)) throw new InvalidArgumentError('expected three letters, such as USD.');
  return text;
}

/** A rate such as `10%` or `0.10`, from 0 up. */
export function rate(text: string): number {
  const [, number = '', percent] = /^(\d+(?:\.\d+)?|\.\d+)\s*(%?)$/.exec(text.trim()) ?? [];
  if (number === '') throw new InvalidArgumentError('expected a rate such as 10% or 0.10.');
  return percent === '%' ? Number(number) / 100 : Number(number);
}

export function collect(text: string, before: readonly string[] = []): string[] {
  return [...before, text];
}
