import type { ErrorGroup } from '../model/error-group.ts';
import type { ErrorLineBody } from '../model/window-file.ts';

/** Collects error lines. A line counts everything of its group so far, so that it replaces the one before. */
export class ErrorGroups {
  readonly #byFingerprint = new Map<string, ErrorGroup>();

  add(line: ErrorLineBody): void {
    if (line.n < 1) return;
    const { code, name, message, method, status, scenario, check, side, n, t, last, examples } = line;
    const fingerprint = fingerprintOf([code, status, method, name, message, scenario, check ?? '', ...(side === undefined ? [] : [side])]);
    const group: ErrorGroup = {
      fingerprint,
      code,
      name,
      message,
      method,
      status,
      scenario,
      ...(check === undefined ? {} : { check }),
      ...(side === undefined ? {} : { side }),
      count: n,
      firstAt: t,
      lastAt: last,
      examples: [...examples],
    };
    this.#byFingerprint.set(fingerprint, group);
  }

  /** Most frequent first. */
  list(): ErrorGroup[] {
    return [...this.#byFingerprint.values()].sort((a, b) => b.count - a.count || (a.fingerprint < b.fingerprint ? -1 : 1));
  }
}

/** 64-bit FNV-1a (Fowler, Noll, Vo; RFC 9923), taken over characters, of the parts as 16 hexadecimal digits: the same failure has the same one in every run. */
function fingerprintOf(parts: readonly (string | number)[]): string {
  let hash = 0xcbf29ce484222325n;
  for (const character of parts.join('\0')) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(character.codePointAt(0) ?? 0)) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, '0');
}
