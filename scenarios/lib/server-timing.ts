/** Duration in ms of one metric of a `Server-Timing` header (W3C Server Timing), or null when it is not there. */
export function serverTimingMs(header: string | undefined, metric: string): number | null {
  for (const entry of header?.split(',') ?? []) {
    const [name, ...parameters] = entry.split(';').map((part) => part.trim());
    if (name !== metric) continue;
    const duration = parameters.find((parameter) => /^dur\s*=/i.test(parameter))?.replace(/^dur\s*=\s*"?([^"]*)"?$/i, '$1');
    return duration === undefined || duration === '' || Number.isNaN(Number(duration)) ? null : Number(duration);
  }
  return null;
}
