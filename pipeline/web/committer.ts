/** Commits of what was reviewed, each by whoever reviewed it. */
import type { ReviewConfig } from '../model/config.ts';

export interface Author {
  readonly name: string;
  readonly email: string;
}

export type Commit = (
  paths: readonly string[],
  author: Author,
  message: string,
) => Promise<{ readonly ok: true } | { readonly ok: false; readonly detail: string }>;

/** Milliseconds without a change after which a person's work so far is one commit. */
const QUIET = 20_000;

export class Committer {
  readonly #commit: Commit;
  readonly #review: Pick<ReviewConfig, 'users'>;
  readonly #onFailed: (detail: string) => void;
  readonly #waiting = new Map<string, Set<string>>();
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(commit: Commit, review: Pick<ReviewConfig, 'users'>, onFailed: (detail: string) => void) {
    this.#commit = commit;
    this.#review = review;
    this.#onFailed = onFailed;
  }

  add(paths: readonly string[], by: string): void {
    const waiting = this.#waiting.get(by) ?? new Set<string>();
    this.#waiting.set(by, waiting);
    for (const path of paths) waiting.add(path);
    // A file that two people changed is in the commit of the first, with both names in the record.
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), QUIET).unref();
  }

  flush(): Promise<void> {
    const all = [...this.#waiting];
    this.#waiting.clear();
    this.#running = this.#running.then(async () => {
      for (const [name, paths] of all) await this.#one(name, [...paths].sort());
    });
    return this.#running;
  }

  async #one(name: string, paths: readonly string[]): Promise<void> {
    const user = Object.hasOwn(this.#review.users, name) ? this.#review.users[name] : undefined;
    const author = { name, email: user?.email ?? `${slug(name)}@users.noreply.invalid` };
    const first = paths[0]?.split('/').at(-1) ?? '';
    const subject = paths.length === 1 ? `Review ${first}` : `Review ${paths.length} files`;
    const done = await this.#commit(paths, author, subject);
    if (!done.ok) this.#onFailed(done.detail);
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer);
    await this.flush();
  }
}

/** `Ana Pérez` → `ana.perez`, for people whose address no config names. */
function slug(name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, '.').replace(/^\.|\.$/g, '') || 'reviewer';
}
