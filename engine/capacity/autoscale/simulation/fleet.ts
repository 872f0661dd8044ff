/** Replicas by the second from which each is ready, oldest first. They are paid for from the decision on. */
export class Fleet {
  readonly #readyAtS: number[];
  readonly #startupS: number;

  constructor(ready: number, startupS: number) {
    this.#readyAtS = Array.from({ length: ready }, () => Number.NEGATIVE_INFINITY);
    this.#startupS = startupS;
  }

  get size(): number {
    return this.#readyAtS.length;
  }

  /** Replicas that were ready at a second and still are there. */
  readyAt(second: number): number {
    let count = 0;
    for (const atS of this.#readyAtS) if (atS <= second) count++;
    return count;
  }

  /** Starts new replicas, or takes away the youngest: those that are not ready go first, as a ReplicaSet chooses. */
  resize(size: number, nowS: number): void {
    while (this.#readyAtS.length > size) this.#readyAtS.pop();
    while (this.#readyAtS.length < size) this.#readyAtS.push(nowS + this.#startupS);
  }
}
