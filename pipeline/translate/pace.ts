/** How many requests may be on their way, and when the next may start. */

export interface Load {
  readonly texts: number;
  readonly bytes: number;
}

/**
 * One more request at a time while all goes well, half as many when it does not (additive increase,
 * multiplicative decrease, as in TCP). For a paid engine all that is on its way together never exceeds what
 * one request may carry: that is the most a crash can lose.
 */
export class Pace {
  readonly #most: number;
  readonly #limits: Load;
  #allowed = 1;
  #requests = 0;
  #texts = 0;
  #bytes = 0;
  #pause: Promise<unknown> = Promise.resolve();

  constructor(most: number, limits: Load) {
    this.#most = most;
    this.#limits = limits;
  }

  get underway(): number {
    return this.#requests;
  }

  admits(load: Load): boolean {
    if (this.#requests === 0) return true;
    return (
      this.#requests < Math.floor(this.#allowed) &&
      this.#texts + load.texts <= this.#limits.texts &&
      this.#bytes + load.bytes <= this.#limits.bytes
    );
  }

  started(load: Load): void {
    this.#requests++;
    this.#texts += load.texts;
    this.#bytes += load.bytes;
  }

  ended(load: Load): void {
    this.#requests--;
    this.#texts -= load.texts;
    this.#bytes -= load.bytes;
  }

  faster(): void {
    this.#allowed = Math.min(this.#most, this.#allowed + 1 / Math.floor(this.#allowed));
  }

  slower(pause: Promise<unknown>): void {
    this.#allowed = Math.max(1, this.#allowed / 2);
    this.#pause = Promise.all([this.#pause, pause]);
  }

  /** Until every pause that was asked for is over. */
  async rested(): Promise<void> {
    let seen: Promise<unknown> | undefined;
    while (seen !== this.#pause) {
      seen = this.#pause;
      await seen;
    }
  }
}
