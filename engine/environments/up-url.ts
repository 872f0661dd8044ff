import { HeadroomError } from '../model/error.ts';

/** A variable that is none of ours, and what a shell leaves of `$SIDE.localhost:$PORT` in double quotes. */
const unfilled = /\$[A-Z{]|^\w+:\/\/(\.|[^/]*:(\/|$))/;

/** A URL with `$SIDE` and `$PORT` (or `${SIDE}`, `${PORT}`) filled in, and without a slash at its end. Throws USAGE for what is no URL then. */
export function expandUrl(template: string, values: { readonly side: string; readonly port: number }): string {
  const known: Record<string, string> = { SIDE: values.side, PORT: String(values.port) };
  const text = template.replace(
    /\$(?:\{(\w+)\}|([A-Z_]+))/g,
    (whole, braced: string | undefined, bare: string | undefined) => known[braced ?? bare ?? ''] ?? whole,
  );
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url !== null && /^https?:$/.test(url.protocol) && !unfilled.test(text)) return url.href.replace(/\/$/, '');
  throw new HeadroomError(
    'USAGE',
    `--url ${template} makes ${text}, which is no URL to load.`,
    "Write it as in --url 'http://$SIDE.localhost:$PORT', in single quotes, so that the shell leaves $SIDE and $PORT alone.",
  );
}
