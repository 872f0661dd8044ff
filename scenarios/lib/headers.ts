/** Headers of the environment for every request: `HEADROOM_HEADERS`, a JSON object; a variable of its own, as they may be secret. */
export const environmentHeaders: Readonly<Record<string, string>> = __ENV.HEADROOM_HEADERS ? JSON.parse(__ENV.HEADROOM_HEADERS) : {};

/** Sent with every request: what a browser's own requests carry, and the environment's headers. */
export const standardHeaders: Readonly<Record<string, string>> = {
  accept: 'application/json',
  'accept-encoding': 'gzip',
  ...environmentHeaders,
};

/** The same for a request with a JSON body. */
export const jsonHeaders: Readonly<Record<string, string>> = { ...standardHeaders, 'content-type': 'application/json' };
