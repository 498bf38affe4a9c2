/**
 * Every change goes through here: one file after the other has its changes in the order they came, several that wait
 * are written at once, and nothing is acknowledged before it is on the disk. The project's lock is held meanwhile, so
 * that a build which has read the records does not write over what is saved here.
 */
import type { Failure, Result } from '../model/finding.ts';
import { formatRecord } from '../model/record.ts';
import type { RecordSegment, TranslationRecord } from '../model/segment.ts';
import type { Galley } from '../plan/review-galley.ts';
import type { Project } from '../project.ts';
import { refreshRecord } from './live/refresh.ts';
import type { Live } from './live.ts';

/** What one change makes of a record; nothing, where it was refused: then the answer stands alone. */
export interface Change<T> {
  readonly record?: TranslationRecord;
  readonly answer: T;
}

export type Written<T> =
  | { readonly ok: true; readonly answer: T; readonly galley: Galley }
  | { readonly ok: false; readonly why: 'gone' | 'blocked' | 'busy' | 'failed'; readonly failure?: Failure };

interface Job {
  readonly by: string;
  readonly change: (galley: Galley) => Change<unknown>;
  readonly done: (written: Written<unknown>) => void;
}

export class Writer {
  readonly #live: Live;
  readonly #lock: SharedLock;
  readonly #waiting = new Map<string, Job[]>();
  readonly #files = new Map<string, Promise<unknown>>();
  /** Called with the paths that a person's change wrote. */
  readonly #onWritten: (paths: readonly string[], by: string) => void;

  constructor(live: Live, onWritten: (paths: readonly string[], by: string) => void = () => undefined) {
    this.#live = live;
    this.#lock = new SharedLock(live.project);
    this.#onWritten = onWritten;
  }

  /** `change` sees the galley as it is when its turn has come. */
  change<T>(galley: string, by: string, change: (galley: Galley) => Change<T>): Promise<Written<T>> {
    return new Promise((resolve) => {
      const job: Job = { by, change, done: resolve as Job['done'] };
      const waiting = this.#waiting.get(galley);
      if (waiting) {
        waiting.push(job);
        return;
      }
      this.#waiting.set(galley, [job]);
      void this.#work(galley);
    });
  }

  async #work(id: string): Promise<void> {
    for (;;) {
      const jobs = this.#waiting.get(id) ?? [];
      if (jobs.length === 0) break;
      this.#waiting.set(id, []);
      const failed = await this.#lock
        .with(() => this.#write(id, jobs))
        .catch((error: unknown) => bugOf(error));
      if (failed) for (const job of jobs) job.done(failed);
    }
    this.#waiting.delete(id);
  }

  async #write(id: string, jobs: readonly Job[]): Promise<Written<never> | undefined> {
    const before = await this.#fresh(id);
    if (!before) return { ok: false, why: 'gone' };
    const { path } = before.planned;
    if (this.#live.snapshot.unusable.has(path)) return { ok: false, why: 'blocked' };
    let galley = before;
    const answers = jobs.map((job) => {
      const { record, answer } = job.change(galley);
      if (record) galley = { ...galley, record, entries: entriesOf(record) };
      return { job, answer };
    });
    if (galley.record !== before.record) {
      const text = formatRecord(galley.record);
      const written = await this.#live.project.files.write(path, text);
      if (!written.ok) return { ok: false, why: 'failed', failure: written.failure };
      const by = jobs.at(-1)?.by ?? '';
      galley = this.#live.putRecord(before, { record: galley.record, text }, by);
      for (const name of new Set(jobs.map((job) => job.by))) this.#onWritten([path], name);
    }
    for (const { job, answer } of answers) job.done({ ok: true, answer, galley });
    return undefined;
  }

  /** Gives the project's lock back without waiting for who may come next. */
  close(): Promise<void> {
    return this.#lock.release();
  }

  /** With what an editor or a pull has changed on the disk since. */
  async #fresh(id: string): Promise<Galley | undefined> {
    const galley = this.#live.galley(id);
    if (galley) await refreshRecord(this.#live, galley.planned.path);
    return this.#live.galley(id);
  }

  /** Changes a file that is no record: its text as it is on the disk now gives its new text. */
  async file(
    path: string,
    by: string,
    change: (text: string | undefined) => Result<string>,
  ): Promise<Result<string> | { readonly ok: false; readonly busy: true }> {
    const before = this.#files.get(path) ?? Promise.resolve();
    const next = before.then(() => this.#lock.with(() => this.#writeFile(path, by, change)));
    this.#files.set(
      path,
      next.catch(() => undefined),
    );
    const written = await next;
    return 'why' in written ? { ok: false, busy: true } : written;
  }

  async #writeFile(
    path: string,
    by: string,
    change: (text: string | undefined) => Result<string>,
  ): Promise<Result<string>> {
    const { files } = this.#live.project;
    const read = await files.readText(path);
    if (!read.ok) return read;
    const text = change(read.value);
    if (!text.ok || text.value === read.value) return text;
    const written = await files.write(path, text.value);
    if (!written.ok) return written;
    this.#onWritten([path], by);
    return text;
  }
}

function entriesOf(record: TranslationRecord): Map<RecordSegment['id'], RecordSegment> {
  return new Map(record.segments.map((entry) => [entry.id, entry]));
}

function bugOf(error: unknown): Written<never> {
  const detail = error instanceof Error ? error.message : String(error);
  return { ok: false, why: 'failed', failure: { reason: 'unwritable', file: '', detail } };
}

/** How long to wait for a build to end, and how often to look, in milliseconds. */
const PATIENCE = 10_000;
const PAUSE = 100;

/** Milliseconds for which the lock is kept for who may come next: taking it costs more than a save. */
const LINGER = 50;

/** The project's lock, taken by the first writer and given back by the last. */
class SharedLock {
  readonly #project: Pick<Project, 'lock'>;
  #holders = 0;
  #held: Promise<Result<() => Promise<void>>> | undefined;
  #releasing: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;

  constructor(project: Pick<Project, 'lock'>) {
    this.#project = project;
  }

  async with<T>(action: () => Promise<T>): Promise<T | { readonly ok: false; readonly why: 'busy' }> {
    this.#holders++;
    clearTimeout(this.#timer);
    this.#held ??= this.#releasing.then(() => this.#take());
    const held = await this.#held;
    try {
      return held.ok ? await action() : { ok: false, why: 'busy' };
    } finally {
      if (--this.#holders === 0) {
        if (held.ok) this.#timer = setTimeout(() => this.release(), LINGER);
        else this.#held = undefined;
      }
    }
  }

  /** Gives it back where nobody holds it. */
  release(): Promise<void> {
    clearTimeout(this.#timer);
    const held = this.#held;
    if (!held || this.#holders > 0) return this.#releasing;
    this.#held = undefined;
    this.#releasing = held.then((taken) => (taken.ok ? taken.value() : undefined)).catch(() => undefined);
    return this.#releasing;
  }

  async #take(): Promise<Result<() => Promise<void>>> {
    const until = Date.now() + PATIENCE;
    for (;;) {
      const taken = await this.#project.lock();
      if (taken.ok || taken.failure.reason !== 'locked' || Date.now() > until) return taken;
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  }
}
