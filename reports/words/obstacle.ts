import type { ObstacleCode } from '../../engine/model/obstacle.ts';
import { type Facts, textFact } from './facts.ts';

const words: Readonly<Record<ObstacleCode, string>> = {
  'file-limit': 'the generator may open no more files (raise `ulimit -n`)',
  'port-range': 'the generator has no local port left (widen net.ipv4.ip_local_port_range)',
  memory: 'the generator’s machine has no memory left for sockets',
  cpu: 'the generator’s one thread could not open them in time',
  refused: 'the target refuses further connections',
  unanswered: 'the target answers no further handshake in time',
  rejected: 'the target turns further connections away',
  ended: 'the target ends connections that were open',
  unreachable: 'the target cannot be reached',
};

const isCode = (code: string): code is ObstacleCode => Object.hasOwn(words, code);

/** What stopped a climb, as the end of a clause: `, because the target refuses further connections (connection refused)`. Empty where nobody knows. */
export function obstacleClause(facts: Facts): string {
  const code = textFact(facts, 'obstacle');
  if (code === null || !isCode(code)) return '';
  const detail = textFact(facts, 'detail');
  return `, because ${words[code]}${detail === null ? '' : ` (${detail})`}`;
}
