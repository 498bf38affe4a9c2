/** The tags of a translated file numbered as those of its source. */
import { type CodedText, formatCoded, type Piece, parseCoded } from '../../model/coded-text.ts';
import type { AdoptCode } from './unit.ts';

export interface Retagged {
  readonly text: CodedText;
  /** Emphasis of the translation that the source has no code for, and that was left out. */
  readonly dropped: number;
}

/**
 * Undefined when the two do not have the same codes: such a text cannot be put in the source's place as it is. Bold
 * and italics that only the translation has are left out, their words kept.
 */
export function retag(
  target: CodedText,
  codes: { readonly source: readonly AdoptCode[]; readonly target: readonly AdoptCode[] },
): Retagged | undefined {
  if (codes.source.length === 0 && codes.target.length === 0) return { text: target, dropped: 0 };
  const { numbers, isWhole } = matchCodes(codes.source, codes.target);
  const extra = codes.target.filter(({ id }) => !numbers.has(id));
  if (!isWhole || !extra.every(isEmphasis)) return undefined;
  const pieces = parseCoded(target).flatMap((piece): Piece[] => {
    if (piece.kind === 'text') return [piece];
    const id = numbers.get(piece.id);
    return id === undefined ? [] : [{ ...piece, id }];
  });
  return { text: formatCoded(joinTexts(pieces)), dropped: extra.length };
}

function isEmphasis({ type, name }: AdoptCode): boolean {
  return type === 'open' && (name === 'bold' || name === 'italic');
}

function joinTexts(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (piece.kind === 'text' && last?.kind === 'text')
      joined[joined.length - 1] = { kind: 'text', value: last.value + piece.value };
    else joined.push(piece);
  }
  return joined;
}

/** The same markup first, in order; then the same kind, in order: a link may lead to the translated page. */
function matchCodes(
  source: readonly AdoptCode[],
  target: readonly AdoptCode[],
): { readonly numbers: ReadonlyMap<number, number>; readonly isWhole: boolean } {
  const numbers = new Map<number, number>();
  const left = new Set(source);
  const pass = (isSame: (ours: AdoptCode, theirs: AdoptCode) => boolean) => {
    for (const code of target) {
      if (numbers.has(code.id)) continue;
      for (const candidate of left) {
        if (!isSame(candidate, code)) continue;
        numbers.set(code.id, candidate.id);
        left.delete(candidate);
        break;
      }
    }
  };
  pass((ours, theirs) => isAlike(ours, theirs) && ours.markup === theirs.markup);
  pass(isAlike);
  return { numbers, isWhole: left.size === 0 };
}

/** What a reader reads in a code is the same in both languages. */
function isAlike(ours: AdoptCode, theirs: AdoptCode): boolean {
  return ours.name === theirs.name && ours.type === theirs.type && ours.equivalent === theirs.equivalent;
}
