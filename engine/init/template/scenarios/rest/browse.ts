import { check } from 'k6';
import http from 'k6/http';
import { serviceUrl, think } from '../lib/headroom.ts';

/** A visitor who looks at the front page. Put your own requests here; the tag `name` is what results call an endpoint by. */
export default function browse(): void {
  const front = http.get(`${serviceUrl('api')}/`, { tags: { name: 'GET /' } });
  check(front, { 'GET /: status 200': ({ status }) => status === 200 });
  think();
}
