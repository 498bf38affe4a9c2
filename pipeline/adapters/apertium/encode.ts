/**
 * Coded text in Apertium's stream format (https://wiki.apertium.org/wiki/Apertium_stream_format).
 *
 * Paired codes go as word-bound blanks `[[t:p:1; t:p:2]]words[[/]]`, which travel with their words when the
 * order changes. All that is not words goes as a numbered superblank `[k3]`, which stays between its
 * neighbours: standalone codes, kept words, addresses, characters the stream gives a meaning to.
 */
import { type Piece, parseCoded } from '../../model/coded-text.ts';
import { splitKept } from '../../translate/keep.ts';
import { splitOpaque } from '../../translate/opaque.ts';

/** What a superblank stands for, and the pairs around it, outermost first. */
export interface Opaque {
  readonly value: Piece;
  readonly pairs: readonly number[];
}

export interface Encoded {
  readonly stream: string;
  readonly table: readonly Opaque[];
  /** The pairs that are bound to words, and so must come back. */
  readonly pairs: readonly number[];
}

/** A sentence has to end for its last words to be read as they are meant; `decode` takes it off again. */
export const END = '.';

/** White space but one plain space, and every character that Apertium escapes, marks words with or drops. */
const SPECIAL = /[\\^$/[\]@<>{}~|*#+=_`\p{C}\u200b\u00ad]+|(?! (?! ))\s+/gu;
const HAS_WORD = /[\p{L}\p{N}]/u;

/** `bound`: pairs as word-bound blanks; else each tag as a superblank of its own. */
export function encode(text: string, keep: readonly string[], bound: boolean): Encoded {
  const writer = new StreamWriter();
  for (const piece of parseCoded(text)) {
    if (piece.kind === 'text') writeText(writer, piece.value, keep);
    else if (piece.type === 'standalone' || !bound) writer.opaque(piece);
    else if (piece.type === 'open') writer.open(piece.id);
    else writer.close(piece.id);
  }
  return { stream: writer.stream + END, table: writer.table, pairs: writer.opened };
}

class StreamWriter {
  stream = '';
  readonly table: Opaque[] = [];
  readonly opened: number[] = [];
  #pairs: readonly number[] = [];

  open(id: number): void {
    this.opened.push(id);
    this.#pairs = [...this.#pairs, id];
  }

  close(id: number): void {
    this.#pairs = this.#pairs.filter((open) => open !== id);
  }

  opaque(value: Piece): void {
    this.stream += `[k${this.table.length}]`;
    this.table.push({ value, pairs: this.#pairs });
  }

  words(text: string): void {
    if (this.#pairs.length === 0 || !HAS_WORD.test(text)) {
      this.stream += text;
      return;
    }
    const words = text.trim();
    const at = text.indexOf(words);
    const bound = this.#pairs.map((id) => `t:p:${id}`).join('; ');
    this.stream += `${text.slice(0, at)}[[${bound}]]${words}[[/]]${text.slice(at + words.length)}`;
  }
}

function writeText(writer: StreamWriter, text: string, keep: readonly string[]): void {
  for (const part of splitKept(text, keep)) {
    if (part.kept) writer.opaque({ kind: 'text', value: part.value });
    else
      for (const piece of splitOpaque(part.value)) {
        if (piece.opaque) writer.opaque({ kind: 'text', value: piece.value });
        else writeWords(writer, piece.value);
      }
  }
}

function writeWords(writer: StreamWriter, text: string): void {
  let from = 0;
  for (const match of text.matchAll(SPECIAL)) {
    if (match.index > from) writer.words(text.slice(from, match.index));
    writer.opaque({ kind: 'text', value: match[0] });
    from = match.index + match[0].length;
  }
  if (from < text.length) writer.words(text.slice(from));
}
