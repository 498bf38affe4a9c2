/** Who is signed in. Secrets are held as hashes, so that looking one up takes the same time whatever is asked for. */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

export interface SessionEntry {
  readonly name: string;
  /** For the custom header of whatever changes something. */
  readonly csrf: string;
}

/** 256 bits. */
const BYTES = 32;

/** Milliseconds: a week without a visit ends a session. */
const IDLE = 7 * 24 * 60 * 60 * 1000;

export class Sessions {
  readonly #now: () => number;
  readonly #secret = randomBytes(BYTES);
  /** Hashes of one-time tokens, with the name each signs in. */
  readonly #links = new Map<string, string>();
  readonly #sessions = new Map<string, SessionEntry & { seen: number }>();

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** A token for a link that can be followed once. */
  link(name: string): string {
    const token = secret();
    this.#links.set(hashOf(token), name);
    return token;
  }

  /** The value of the cookie; undefined for a token that is not one, or was used. */
  redeem(token: string): string | undefined {
    const given = hashOf(token);
    for (const [held, name] of this.#links) {
      if (!isSame(held, given)) continue;
      this.#links.delete(held);
      return this.start(name);
    }
    return undefined;
  }

  start(name: string): string {
    const value = secret();
    this.#sessions.set(hashOf(value), { name, csrf: secret(), seen: this.#now() });
    return value;
  }

  find(value: string): SessionEntry | undefined {
    const key = hashOf(value);
    const entry = this.#sessions.get(key);
    if (!entry) return undefined;
    if (this.#now() - entry.seen > IDLE) {
      this.#sessions.delete(key);
      return undefined;
    }
    entry.seen = this.#now();
    return entry;
  }

  end(value: string): void {
    this.#sessions.delete(hashOf(value));
  }

  /** For whom a proxy has signed in, and (without a name) for signing in. */
  csrfFor(name: string): string {
    return createHmac('sha256', this.#secret).update(name).digest('base64url');
  }
}

export function secret(): string {
  return randomBytes(BYTES).toString('base64url');
}

/** In constant time. */
export function isSame(a: string, b: string): boolean {
  return timingSafeEqual(digest(a), digest(b));
}

function hashOf(text: string): string {
  return digest(text).toString('base64url');
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
