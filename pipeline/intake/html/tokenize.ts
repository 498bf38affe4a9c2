/** The one file that knows htmlparser2: HTML to tags, texts and comments with exact offsets, in one pass. */
import { QuoteType, Tokenizer } from 'htmlparser2';
import type { Range } from '../../model/text.ts';
import type { Attribute } from './attributes.ts';

export interface Tokens {
  text(range: Range): void;
  open(range: Range, name: string, attributes: Attribute[], selfClosing: boolean): void;
  close(range: Range, name: string): void;
  /** Comments, and all else that is not for people: declarations, processing instructions, CDATA. */
  comment(range: Range): void;
}

/** Reads a text that stands at `base` in the article. The ranges visited follow each other without a gap. */
export function tokenize(text: string, base: number, tokens: Tokens): void {
  let at = 0;
  let name = '';
  let attributes: Attribute[] = [];
  let attribute = '';
  let value: Range | undefined;
  const take = (end: number): Range => {
    const range = { start: base + at, end: base + end };
    at = end;
    return range;
  };
  const comment = (_start: number, end: number) => tokens.comment(take(Math.min(text.length, end + 1)));
  const openEnd = (end: number, selfClosing: boolean) => {
    const found = attributes;
    attributes = [];
    tokens.open(take(end + 1), name, found, selfClosing);
  };
  const tokenizer = new Tokenizer(
    { decodeEntities: false, xmlMode: false },
    {
      ontext: (_start, end) => tokens.text(take(end)),
      onopentagname: (start, end) => {
        name = text.slice(start, end);
      },
      onattribname: (start, end) => {
        attribute = text.slice(start, end).toLowerCase();
        value = undefined;
      },
      onattribdata: (start, end) => {
        value = { start: base + (value ? value.start - base : start), end: base + end };
      },
      onattribend: (quote) => {
        if (value) attributes.push({ name: attribute, value, quote: quoteOf(quote) });
      },
      onopentagend: (end) => openEnd(end, false),
      onselfclosingtag: (end) => openEnd(end, true),
      onclosetag: (start, end) => {
        const close = text.indexOf('>', end);
        tokens.close(take(close < 0 ? text.length : close + 1), text.slice(start, end));
      },
      oncomment: comment,
      oncdata: comment,
      ondeclaration: comment,
      onprocessinginstruction: comment,
      onattribentity: () => {},
      ontextentity: () => {},
      onend: () => {},
    },
  );
  tokenizer.write(text);
  tokenizer.end();
}

function quoteOf(quote: QuoteType): Attribute['quote'] {
  if (quote === QuoteType.Double) return '"';
  return quote === QuoteType.Single ? "'" : '';
}
