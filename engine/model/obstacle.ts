/**
 * Why there could not be more connections. Of the generator: its limit on open files, its range of local ports, its memory, its one thread. Of the target: it refuses
 * the connection, answers no handshake in time, answers it with another status, or ends connections that were open.
 */
export const obstacleCodes = [
  'file-limit',
  'port-range',
  'memory',
  'cpu',
  'refused',
  'unanswered',
  'rejected',
  'ended',
  'unreachable',
] as const;
export type ObstacleCode = (typeof obstacleCodes)[number];
