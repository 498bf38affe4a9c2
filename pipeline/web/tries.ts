/** Passwords tried in vain: after some, nobody gets to try the name, or from the address, for a while. */

const ALLOWED = 5;
/** Of one address, behind which several people may sit. */
const ALLOWED_FROM = 50;
const WINDOW = 15 * 60 * 1000;

export class Tries {
  readonly #now: () => number;
  readonly #failed = new Map<string, number[]>();

  constructor(now: () => number) {
    this.#now = now;
  }

  may(name: string, address: string): boolean {
    return this.#recent(`name ${name}`) < ALLOWED && this.#recent(`from ${address}`) < ALLOWED_FROM;
  }

  failed(name: string, address: string): void {
    for (const key of [`name ${name}`, `from ${address}`])
      this.#failed.set(key, [...(this.#failed.get(key) ?? []), this.#now()]);
  }

  forget(name: string, address: string): void {
    this.#failed.delete(`name ${name}`);
    this.#failed.delete(`from ${address}`);
  }

  #recent(key: string): number {
    const recent = (this.#failed.get(key) ?? []).filter((at) => this.#now() - at < WINDOW);
    if (recent.length) this.#failed.set(key, recent);
    else this.#failed.delete(key);
    return recent.length;
  }
}
