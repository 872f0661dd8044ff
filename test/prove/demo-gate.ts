import type { GateDoing } from './demo/doing.ts';

/** A gate on the demo: made by the campaign of `headroom gate`, in a project of its own. */
export const demoGate: GateDoing = () => Promise.reject(new Error('the gate is not connected to the proof yet'));
