import { check } from 'k6';
import execution from 'k6/execution';
import http from 'k6/http';
import { Counter } from 'k6/metrics';
import { serviceUrl, think } from '../lib/headroom.ts';

const signIns = new Counter('sign_ins');
const json = { 'Content-Type': 'application/json' };

/** Signs in with an account of its own, then asks who it is. The password comes from `secrets` of the environment, never from this file. */
export default function signIn(): void {
  const account = { email: `user${execution.vu.idInTest}@example.com`, password: __ENV.LOGIN_PASSWORD ?? '' };
  const login = http.post(`${serviceUrl('auth')}/login`, JSON.stringify(account), { headers: json, tags: { name: 'POST /login' } });
  const token = login.status === 200 ? login.json('token') : null;
  think();
  if (!check(token, { 'POST /login: gives a token': (value) => typeof value === 'string' })) return;
  signIns.add(1);
  const me = http.get(`${serviceUrl('auth')}/me`, { headers: { Authorization: `Bearer ${token}` }, tags: { name: 'GET /me' } });
  check(me, { 'GET /me: status 200': ({ status }) => status === 200 });
  think();
}
