/** An engine's XML back to coded text. Lenient in what it reads: `accept.ts` says whether the codes are right. */
import { type CodedText, formatCoded, type Piece, parseCoded } from '../model/coded-text.ts';

const TOKEN = /<(\/?)([xc])(\d{1,9})\s{0,9}(\/?)>|<\/?k\s{0,9}\/?>|&(#x?[0-9A-Fa-f]{1,6}|[a-z]{2,6});/gi;
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
};

/**
 * Tags that are not ours stay as the text they are, for the reader of the answer to reject. HTML and XML make
 * no difference between `<x2></x2>` and `<x2/>`: the source says which of the two it is.
 */
export function restoreXml(answer: string, source: CodedText): CodedText {
  const pieces: Piece[] = [];
  const read = asAsked(answer, parseCoded(source));
  let text = '';
  let from = 0;
  const flush = (): void => {
    if (text !== '') pieces.push({ kind: 'text', value: text });
    text = '';
  };
  for (const match of read.matchAll(TOKEN)) {
    const [whole, close = '', kind, digits, self = '', entity] = match;
    text += read.slice(from, match.index);
    from = match.index + whole.length;
    if (entity !== undefined) text += characterOf(entity) ?? whole;
    else if (kind?.toLowerCase() === 'c') text += close === '' ? String.fromCharCode(Number(digits)) : '';
    else if (digits !== undefined) {
      flush();
      pieces.push({ kind: 'code', id: Number(digits), type: close ? 'close' : self ? 'standalone' : 'open' });
    }
  }
  text += read.slice(from);
  flush();
  return formatCoded(pieces);
}

function asAsked(answer: string, source: readonly Piece[]): string {
  const standalone = new Set<number>();
  const paired = new Set<number>();
  for (const piece of source) {
    if (piece.kind === 'code') (piece.type === 'standalone' ? standalone : paired).add(piece.id);
  }
  return answer
    .replace(/<x(\d{1,9})><\/x\1>/gi, (whole, id: string) =>
      standalone.has(Number(id)) ? `<x${id}/>` : whole,
    )
    .replace(/<x(\d{1,9})\s{0,9}\/>/gi, (whole, id: string) =>
      paired.has(Number(id)) ? `<x${id}></x${id}>` : whole,
    );
}

function characterOf(entity: string): string | undefined {
  if (!entity.startsWith('#')) return NAMED[entity.toLowerCase()];
  const hexadecimal = entity[1] === 'x' || entity[1] === 'X';
  const code = hexadecimal ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
