/**
 * Finds the next occurrence of a delimiter, and remembers it: asking at rising offsets costs one pass over the
 * source in all, however many tags are opened and never closed.
 */
export class Lookahead {
  readonly #source: string;
  readonly #next = new Map<string, number>();
  #blankLine = -1;

  constructor(source: string) {
    this.#source = source;
  }

  /** Offset of the delimiter at or after `at`; the source's length when there is none. */
  find(delimiter: string, at: number): number {
    const known = this.#next.get(delimiter);
    if (known !== undefined && known >= at) return known;
    const found = this.#source.indexOf(delimiter, at);
    const next = found < 0 ? this.#source.length : found;
    this.#next.set(delimiter, next);
    return next;
  }

  /** Offset of the line break before the next empty line. */
  blankLine(at: number): number {
    if (this.#blankLine >= at) return this.#blankLine;
    let from = at;
    for (;;) {
      const lineBreak = this.find('\n', from);
      if (lineBreak === this.#source.length || this.#startsEmptyLine(lineBreak + 1)) {
        this.#blankLine = lineBreak;
        return lineBreak;
      }
      from = lineBreak + 1;
    }
  }

  #startsEmptyLine(start: number): boolean {
    let at = start;
    while (at < this.#source.length) {
      const code = this.#source.charCodeAt(at);
      if (code === 10) return true;
      if (code !== 32 && code !== 9 && code !== 13) return false;
      at++;
    }
    return true;
  }
}
