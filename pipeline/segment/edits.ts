/** Replacements of stretches of one source, some inside others, written into a copy of it. */
import type { Range } from '../model/text.ts';

export interface Edit {
  readonly range: Range;
  /** Called when the edit is reached; what it writes may cover a little more than `range` (quotation marks). */
  readonly write: () => { readonly range: Range; readonly text: string };
}

export class Edits {
  readonly #source: string;
  #edits: Edit[] = [];
  #sorted = true;

  constructor(source: string) {
    this.#source = source;
  }

  add(edit: Edit): void {
    this.#edits.push(edit);
    this.#sorted = false;
  }

  /**
   * A stretch of the source with the edits that lie inside it; of edits inside each other the outer one writes.
   * `except` is the range of the edit that asks.
   */
  render(stretch: Range = { start: 0, end: this.#source.length }, except?: Range): string {
    this.#sort();
    let out = '';
    let at = stretch.start;
    for (let index = this.#firstFrom(at); index < this.#edits.length; index++) {
      const { range, write } = this.#edits[index]!;
      if (range.start >= stretch.end && range.start > stretch.start) break;
      if (range.start < at || range.end > stretch.end || isSame(range, except)) continue;
      const written = write();
      const start = Math.max(at, written.range.start);
      out += this.#source.slice(at, start) + written.text;
      at = Math.max(range.end, written.range.end);
    }
    return at < stretch.end ? out + this.#source.slice(at, stretch.end) : out;
  }

  /** By start; an outer edit before those inside it. */
  #sort(): void {
    if (this.#sorted) return;
    this.#edits.sort((a, b) => a.range.start - b.range.start || b.range.end - a.range.end);
    this.#sorted = true;
  }

  #firstFrom(start: number): number {
    let low = 0;
    let high = this.#edits.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#edits[middle]!.range.start < start) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function isSame(range: Range, other: Range | undefined): boolean {
  return other !== undefined && range.start === other.start && range.end === other.end;
}
