import type { Environment } from '../model/environment.ts';

const sensitiveHeader = /authorization|cookie|token|secret|password|api-?key|credential|session/i;

/** What is secret although it was written into the configuration: passwords in URLs, and headers that carry credentials. */
export function sensitiveParts({ services, proxy, health, probes, headers }: Environment): string[] {
  const urls = [...Object.values(services), proxy, health?.url, probes.metrics].filter((url) => url !== undefined);
  const credentials = Object.entries(headers).flatMap(([name, value]) =>
    typeof value === 'string' && sensitiveHeader.test(name) ? [value, ...afterScheme(value)] : [],
  );
  return [...urls.flatMap(passwordOf), ...credentials];
}

/** `Bearer abc` shows up as `abc` too. */
function afterScheme(value: string): string[] {
  const [, rest] = /^[A-Za-z]+ +(\S.*)$/.exec(value) ?? [];
  return rest === undefined ? [] : [rest];
}

function passwordOf(url: string): string[] {
  const { password } = new URL(url);
  try {
    return password === '' ? [] : [password, decodeURIComponent(password)];
  } catch {
    // A stray percent sign: the password stands as it is.
    return [password];
  }
}
