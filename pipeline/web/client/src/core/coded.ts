/** Coded text: `Read <1>the report</1> now<2/>.` The rule for escapes is the model's own. */
import { type Piece, parseCoded } from '../../../../model/coded-text.ts';

export interface Placed {
  readonly piece: Piece;
  /** In the coded text. */
  readonly start: number;
  readonly end: number;
}

const TAG = /(?<!\\)(?:\\\\)*<(\/?)(\d+)(\/?)>/g;

/** The text cut at its tags, with offsets. Escapes stay as they are written, so that offsets hold. */
export function placePieces(text: string): Placed[] {
  const placed: Placed[] = [];
  let from = 0;
  for (const match of text.matchAll(TAG)) {
    const [whole, close, digits, self] = match;
    if (close && self) continue;
    const tag = whole.indexOf('<');
    const start = match.index + tag;
    if (start > from) placed.push(textOf(text, from, start));
    const type = close ? 'close' : self ? 'standalone' : 'open';
    const end = match.index + whole.length;
    placed.push({ piece: { kind: 'code', id: Number(digits), type }, start, end });
    from = end;
  }
  if (from < text.length) placed.push(textOf(text, from, text.length));
  return placed;
}

function textOf(text: string, start: number, end: number): Placed {
  return { piece: { kind: 'text', value: text.slice(start, end) }, start, end };
}

export function tagsOf(text: string): string[] {
  return parseCoded(text).flatMap((piece) => (piece.kind === 'code' ? [written(piece)] : []));
}

function written({ id, type }: Extract<Piece, { kind: 'code' }>): string {
  return type === 'close' ? `</${id}>` : type === 'open' ? `<${id}>` : `<${id}/>`;
}

/** Ids of the source's codes that the target lacks, in the source's order. */
export function lostCodes(source: string, target: string): number[] {
  const ids = (text: string) => parseCoded(text).flatMap((one) => (one.kind === 'code' ? [one.id] : []));
  const there = new Set(ids(target));
  return [...new Set(ids(source))].filter((id) => !there.has(id));
}
