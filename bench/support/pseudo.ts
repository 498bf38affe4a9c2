/** A translation that says nothing: other letters, a third longer, every code in its place. */
import { type CodedText, formatCoded, parseCoded } from '../../pipeline/model/coded-text.ts';

const LETTERS: Readonly<Record<string, string>> = {
  a: 'á',
  e: 'é',
  i: 'í',
  o: 'ó',
  u: 'ú',
  n: 'ñ',
  c: 'ç',
  A: 'Á',
  E: 'É',
  I: 'Í',
  O: 'Ó',
  U: 'Ú',
  N: 'Ñ',
  C: 'Ç',
};

export function pseudo(source: CodedText): CodedText {
  const pieces = parseCoded(source).map((piece) => {
    if (piece.kind === 'code') return piece;
    const value = piece.value.replace(/[aeiounc]/gi, (letter) => LETTERS[letter] ?? letter);
    return {
      kind: 'text' as const,
      value: value.replace(/\p{L}{6,}/gu, (word) => `${word}${word.slice(0, 2).toLowerCase()}`),
    };
  });
  return formatCoded(pieces);
}
