/** What changed, told to everybody who looks: segments at once, the desk's rows at most once a second. */
import type { RecordSegment } from '../../model/segment.ts';
import type { Galley } from '../../plan/review-galley.ts';
import { segmentTag } from '../../review/tag.ts';
import type { Hub } from '../hub.ts';

/** Milliseconds between two events of the desk, and the rows one names. */
const DESK_EVERY = 1000;
const DESK_ROWS = 1000;

export class Announcer {
  readonly #hub: Hub;
  readonly #unchecked: () => number;
  readonly #touched = new Set<string>();
  readonly #changed = new Set<string>();
  #timer: NodeJS.Timeout | undefined;

  constructor(hub: Hub, unchecked: () => number) {
    this.#hub = hub;
    this.#unchecked = unchecked;
  }

  segments(before: Galley, after: Galley, by: string | undefined): void {
    const changed = after.record.segments.filter((entry) => before.entries.get(entry.id) !== entry);
    if (changed.length === 0) return;
    const segments = changed.map((entry: RecordSegment) => ({ id: entry.id, etag: segmentTag(entry) }));
    this.#hub.send({ type: 'segments', galley: after.id, segments, ...(by === undefined ? {} : { by }) });
    this.#changed.add(after.id);
    this.desk(after.id);
  }

  desk(galley: string): void {
    this.#touched.add(galley);
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      const galleys = [...this.#touched].slice(0, DESK_ROWS);
      this.#hub.send({ type: 'desk', galleys, unchecked: this.#unchecked() });
      this.#touched.clear();
    }, DESK_EVERY).unref();
  }

  /** Galleys whose segments changed since this was last asked. */
  takeChanged(): string[] {
    const ids = [...this.#changed];
    this.#changed.clear();
    return ids;
  }

  close(): void {
    clearTimeout(this.#timer);
  }
}
