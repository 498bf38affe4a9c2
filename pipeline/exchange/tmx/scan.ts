/**
 * Finds the elements of a TMX file as its text arrives, so that a file of any size takes the memory of one unit.
 * Knows just enough of XML to see where things end; what is inside is read by a real parser, unit by unit.
 */
import { fail, ok, type Result } from '../../model/finding.ts';

/** A header or one unit. */
export interface TmxPart {
  readonly kind: 'header' | 'tu';
  readonly xml: string;
  /** 1-based line it begins on. */
  readonly line: number;
}

/** UTF-16 units one unit, the header or a comment may have. */
const LARGEST = 8 * 1024 * 1024;

export class TmxScanner {
  readonly #file: string;
  #text = '';
  /** Everything before is done with. */
  #at = 0;
  /** Where the search for the end of a markup goes on when more has come. */
  #searched = 0;
  #line = 1;
  #counted = 0;
  readonly #path: string[] = [];
  #part: { kind: 'header' | 'tu'; from: number; line: number } | undefined;
  #isDone = false;
  #hasHeader = false;

  constructor(file: string) {
    this.#file = file;
  }

  /** The parts that are complete now. */
  push(text: string): Result<TmxPart[]> {
    this.#drop();
    this.#text += text;
    const parts: TmxPart[] = [];
    for (;;) {
      const markup = this.#next();
      if (!markup.ok) return markup;
      if (!markup.value) return ok(parts);
      const part = this.#take(markup.value);
      if (!part.ok) return part;
      if (part.value) parts.push(part.value);
    }
  }

  /** To be called when no more text comes. */
  end(): Result<true> {
    if (this.#isDone && this.#text.slice(this.#at).trim() === '') return ok(true);
    const open = this.#path.at(-1);
    return this.#invalid(open ? `</${open}>` : '<tmx>', 'the end of the file');
  }

  /** Forgets what lies before the part or markup at hand. */
  #drop(): void {
    const keep = this.#part?.from ?? this.#at;
    this.#countLines(keep);
    this.#text = this.#text.slice(keep);
    this.#at -= keep;
    this.#searched = Math.max(0, this.#searched - keep);
    this.#counted = 0;
    if (this.#part) this.#part.from = 0;
  }

  #countLines(to: number): number {
    for (
      let at = this.#text.indexOf('\n', this.#counted);
      at >= 0 && at < to;
      at = this.#text.indexOf('\n', at + 1)
    )
      this.#line++;
    this.#counted = Math.max(this.#counted, to);
    return this.#line;
  }

  /** The next markup from `<` to its end, `#at` behind it; undefined when it is not all there. */
  #next(): Result<{ text: string; from: number } | undefined> {
    const from = this.#text.indexOf('<', this.#at);
    const between = this.#text.slice(this.#at, from < 0 ? undefined : from);
    if (!this.#part && /[^\s\uFEFF]/.test(between)) return this.#invalid(this.#expected(), excerpt(between));
    if (from < 0) {
      this.#at = this.#text.length;
      return this.#waits();
    }
    this.#at = from;
    const end = this.#endOf(from);
    if (end < 0) return this.#waits();
    this.#at = this.#searched = end;
    return ok({ text: this.#text.slice(from, end), from });
  }

  #waits(): Result<undefined> {
    const from = this.#part?.from ?? this.#at;
    if (this.#text.length - from <= LARGEST) return ok(undefined);
    return fail({ reason: 'too-large', file: this.#file, bytes: this.#text.length - from, limit: LARGEST });
  }

  #endOf(from: number): number {
    for (const [begin, end] of [
      ['<!--', '-->'],
      ['<![CDATA[', ']]>'],
      ['<?', '?>'],
    ] as const) {
      if (this.#text.startsWith(begin, from)) return this.#find(end, from + begin.length);
      // Cut off: what it is cannot be said yet.
      if (begin.startsWith(this.#text.slice(from))) return -1;
    }
    return this.#endOfTag(from);
  }

  #find(end: string, from: number): number {
    const found = this.#text.indexOf(end, Math.max(from, this.#searched - end.length));
    if (found >= 0) return found + end.length;
    this.#searched = this.#text.length;
    return -1;
  }

  /** Quoted values may hold `>`; so may, in brackets, the inner subset of a document type. */
  #endOfTag(from: number): number {
    let quote = '';
    for (let at = from + 1; at < this.#text.length; at++) {
      const character = this.#text[at]!;
      if (quote) {
        if (character === quote) quote = '';
      } else if (character === '"' || character === "'") quote = character;
      else if (character === '>' || character === '[') return at + 1;
    }
    return -1;
  }

  #take({ text, from }: { text: string; from: number }): Result<TmxPart | undefined> {
    if (text.startsWith('<?') || text.startsWith('<!--')) return ok(undefined);
    if (this.#part && text.startsWith('<![CDATA[')) return ok(undefined);
    if (text.startsWith('<!')) return this.#takeDeclaration(text);
    const name = /^<\/?([^\s/>]{1,100})/.exec(text)?.[1] ?? '';
    if (text.startsWith('</')) return this.#close(name);
    if (!this.#part) {
      if (`<${name}>` !== this.#expected()) return this.#invalid(this.#expected(), `<${excerpt(name)}>`);
      if (name === 'header' || name === 'tu') this.#part = { kind: name, from, line: this.#countLines(from) };
    }
    this.#path.push(name);
    return text.endsWith('/>') ? this.#close(name) : ok(undefined);
  }

  /** `<!DOCTYPE tmx SYSTEM "tmx14.dtd">` is passed over and nothing fetched; entities of its own are refused. */
  #takeDeclaration(text: string): Result<undefined> {
    if (!/^<!DOCTYPE\s/.test(text) || this.#path.length > 0)
      return this.#invalid(this.#expected(), excerpt(text));
    return text.endsWith('[')
      ? this.#invalid('a DOCTYPE without declarations of its own', '[')
      : ok(undefined);
  }

  #close(name: string): Result<TmxPart | undefined> {
    const open = this.#path.pop();
    if (open !== name) return this.#invalid(open ? `</${open}>` : 'nothing more', `</${excerpt(name)}>`);
    if (this.#path.length === 0) this.#isDone = true;
    const part = this.#part;
    if (!part || this.#path.length !== (part.kind === 'header' ? 1 : 2)) return ok(undefined);
    if (part.kind === 'header') this.#hasHeader = true;
    this.#part = undefined;
    return ok({ kind: part.kind, xml: this.#text.slice(part.from, this.#at), line: part.line });
  }

  #expected(): string {
    if (this.#isDone) return 'nothing more';
    const open = this.#path.at(-1);
    if (open === 'tmx') return this.#hasHeader ? '<body>' : '<header>';
    return open === 'body' ? '<tu>' : '<tmx>';
  }

  #invalid(expected: string, found: string): Result<never> {
    const start = { line: this.#countLines(this.#at), column: 1 };
    return fail({ reason: 'invalid', file: this.#file, start, expected, found });
  }
}

function excerpt(text: string): string {
  return text.trim().slice(0, 40);
}
