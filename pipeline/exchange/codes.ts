/** Tags of texts that come back: brought to the numbers that the project's own text has. */
import { type CodedText, formatCoded, type Piece, parseCoded } from '../model/coded-text.ts';
import type { ExchangeCode } from './model.ts';

type Code = Extract<Piece, { kind: 'code' }>;

/** Ids in the order in which they first stand there. */
export function codeOrder(text: string): number[] {
  return [...new Set(codesOf(text).map(({ id }) => id))];
}

function codesOf(text: string): Code[] {
  return parseCoded(text).filter((piece) => piece.kind === 'code');
}

/** Tags numbered from 1 in the order of the first text; what it does not have comes after. */
export function renumber(texts: readonly CodedText[]): CodedText[] {
  const numbers = new Map<number, number>();
  for (const text of texts)
    for (const id of codeOrder(text)) if (!numbers.has(id)) numbers.set(id, numbers.size + 1);
  return texts.map((text) => mapIds(text, (id) => numbers.get(id) ?? id));
}

/** A target whose tags are numbered as `from` numbers them, with the numbers of `to`: the same source of ours. */
export function retag(target: CodedText, from: string, to: string): CodedText {
  const [theirs, ours] = [codeOrder(from), codeOrder(to)];
  const numbers = new Map(theirs.map((id, at) => [id, ours[at] ?? id]));
  const free = Math.max(0, ...ours);
  return mapIds(target, (id) => numbers.get(id) ?? free + id);
}

function mapIds(text: CodedText, number: (id: number) => number): CodedText {
  return formatCoded(
    parseCoded(text).map((piece) => (piece.kind === 'code' ? { ...piece, id: number(piece.id) } : piece)),
  );
}

/** The same words and the same tags in the same order; white space and the numbers of tags play no part. */
export function isSameSource(theirs: CodedText, ours: CodedText): boolean {
  const [left = '', right = ''] = [theirs, ours].map((text) => fold(renumber([text])[0]!));
  return left === right;
}

function fold(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[ \t\r\n]+/g, ' ')
    .trim();
}

/** Tags that one text has and the other lacks, as they are written. */
export function codeChanges(source: string, target: string): { lost: string[]; extra: string[] } {
  const [left, right] = [new Set(codesOf(source).map(written)), new Set(codesOf(target).map(written))];
  return {
    lost: [...left].filter((tag) => !right.has(tag)),
    extra: [...right].filter((tag) => !left.has(tag)),
  };
}

function written({ id, type }: Code): string {
  return type === 'open' ? `<${id}>` : type === 'close' ? `</${id}>` : `<${id}/>`;
}

/** Text with each tag as the markup it stands for. A tag that is no code of it stays as it is. */
export function expand(text: CodedText, codes: readonly ExchangeCode[]): string {
  const known = new Map(codes.map((code) => [code.id, code]));
  return parseCoded(text)
    .map((piece) => {
      if (piece.kind === 'text') return piece.value;
      const code = known.get(piece.id);
      if (!code) return written(piece);
      return piece.type === 'close' ? code.end : code.start;
    })
    .join('');
}
