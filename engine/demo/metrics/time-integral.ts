/** The integral over time of a number that goes up and down: over a stretch of time its rise, divided by the stretch, is the number's mean. */
export class TimeIntegral {
  readonly #nowMs: () => number;
  #value = 0;
  #integral = 0;
  #atMs: number;

  constructor(nowMs: () => number = () => performance.now()) {
    this.#nowMs = nowMs;
    this.#atMs = nowMs();
  }

  add(change: number): void {
    this.read();
    this.#value += change;
  }

  /** Seconds times the number, up to now. */
  read(): number {
    const nowMs = this.#nowMs();
    this.#integral += (this.#value * (nowMs - this.#atMs)) / 1000;
    this.#atMs = nowMs;
    return this.#integral;
  }
}
