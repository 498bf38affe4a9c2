/** Work nobody has asked for yet, a piece at a time: requests come in between, and it rests while they do. */

/** Milliseconds after a request in which the background rests, and for how long. */
const QUIET = 100;
const PAUSE = 250;

export class Background {
  readonly #work: (id: string) => void;
  #waiting: string[] = [];
  #isRunning = false;
  #isClosed = false;
  #lastAsked = 0;

  constructor(work: (id: string) => void) {
    this.#work = work;
  }

  get left(): number {
    return this.#waiting.length;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** In the place of what is still waiting; the last comes first. */
  start(ids: readonly string[]): void {
    this.#waiting = [...ids];
    if (!this.#isRunning) void this.#run();
  }

  /** Beside what is waiting, and before it. */
  add(ids: readonly string[]): void {
    const own = new Set(ids);
    this.start([...this.#waiting.filter((id) => !own.has(id)), ...ids]);
  }

  /** Somebody waits for an answer: what nobody has asked for takes its time. */
  asked(): void {
    this.#lastAsked = performance.now();
  }

  close(): void {
    this.#isClosed = true;
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    for (let id = this.#waiting.pop(); id !== undefined && !this.#isClosed; id = this.#waiting.pop()) {
      this.#work(id);
      await this.#rest();
    }
    this.#isRunning = false;
  }

  async #rest(): Promise<void> {
    await breathe();
    if (performance.now() - this.#lastAsked < QUIET)
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}

/** Lets requests that have come in go first. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
