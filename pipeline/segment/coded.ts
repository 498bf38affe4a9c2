/** The pieces of a sentence as coded text. */
import { type CodedText, formatCoded, type Piece } from '../model/coded-text.ts';
import type { UnitPiece } from './units.ts';

/** White space that a page shows as one space is one space; a no-break space stays. */
export function codedText(pieces: readonly UnitPiece[]): CodedText {
  const only = pieces[0];
  if (pieces.length === 1 && only?.kind === 'text' && !only.value.includes('<'))
    return fold(only.value) as CodedText;
  return formatCoded(
    pieces.map((piece): Piece => {
      if (piece.kind === 'text') return { kind: 'text', value: fold(piece.value) };
      return { kind: 'code', id: piece.tag, type: piece.type };
    }),
  );
}

function fold(text: string): string {
  return /[\t\n\r\f]| {2}/.test(text) ? text.replace(/[ \t\n\r\f]+/g, ' ') : text;
}
