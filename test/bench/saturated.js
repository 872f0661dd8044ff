import http from 'k6/http';

/** Flat out against one endpoint: the worst case for whatever records it. */
export const options = { vus: 20, duration: '4s' };

export default function () {
  http.get(__ENV.TARGET, { tags: { name: 'GET /' } });
}
