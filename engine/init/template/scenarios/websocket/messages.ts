import { check } from 'k6';
import { Rate, Trend } from 'k6/metrics';
import { clearInterval, setInterval, setTimeout } from 'k6/timers';
import { WebSocket } from 'k6/websockets';
import { serviceUrl } from '../lib/headroom.ts';

const roundTrip = new Trend('ws_round_trip', true);
const failed = new Rate('ws_failed');
const tags = { name: 'WS /' };
const lifetimeMs = 5000;
const everyMs = 500;

/** Opens a channel, sends a message twice a second and measures how long its answer takes. It ends when the channel is closed. */
export default function messages(): void {
  const socket = new WebSocket(`${serviceUrl('ws')}/`, null, { tags });
  let sentAt = 0;
  let answers = 0;
  socket.onopen = () => {
    const sending = setInterval(() => {
      sentAt = Date.now();
      socket.send('ping');
    }, everyMs);
    setTimeout(() => {
      clearInterval(sending);
      socket.close();
    }, lifetimeMs);
  };
  socket.onmessage = () => {
    roundTrip.add(Date.now() - sentAt, tags);
    answers += 1;
  };
  socket.onclose = () => {
    failed.add(answers === 0, tags);
    check(answers, { 'WS /: answers come': (count) => count > 0 });
  };
}
