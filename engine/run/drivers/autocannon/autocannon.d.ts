/** What we use of autocannon 9, which brings no types. */
declare module 'autocannon' {
  import type { EventEmitter } from 'node:events';
  import type { Socket } from 'node:net';

  namespace autocannon {
    /** One connection, which is opened again whenever it ends. */
    interface Client extends EventEmitter {
      /** The socket of now. */
      readonly conn: Socket;
      /** Most requests in each second; none where it was not given when the client was made. */
      rate: number;
      readonly parser: { initialize(type: 'RESPONSE'): void };
      readonly pipelinedRequests: { clear(): void };
      readonly destroyed: boolean;
      /** Opens the socket and sends what is due first. */
      _connect(): void;
      destroy(): void;
    }
    interface Histogram {
      readonly __custom: true;
      recordValue(value: number): void;
      recordValueWithExpectedInterval(value: number, interval: number): void;
      reset(): void;
      destroy(): void;
    }
    interface Options {
      readonly url: string;
      readonly connections: number;
      /** Seconds. */
      readonly duration: number;
      /** Seconds. */
      readonly timeout: number;
      readonly pipelining: number;
      readonly connectionRate?: number;
      readonly method: string;
      readonly headers: Readonly<Record<string, string>>;
      readonly body?: string;
      readonly servername?: string;
      readonly tlsOptions?: object;
      readonly setupClient: (client: Client) => void;
      readonly histograms: { readonly latencies: Histogram; readonly requests: Histogram; readonly throughput: Histogram };
      readonly skipAggregateResult: boolean;
    }
  }

  function autocannon(options: autocannon.Options, done: (error: Error | null) => void): EventEmitter;
  export = autocannon;
}
