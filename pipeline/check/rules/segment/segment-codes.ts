import { type Piece, parseCoded } from '../../../model/coded-text.ts';
import { surplus } from '../../find.ts';
import type { SegmentRule } from '../../rule.ts';

/** Inline codes: the same ones, each as often, and pairs properly nested. */
export const segmentCodes: SegmentRule = {
  id: 'segment-codes',
  on: 'segment',
  severity: 'error',
  run: (subject) => {
    const { entry, segment } = subject;
    if (!entry?.target || !(segment.source.includes('<') || entry.target.includes('<'))) return [];
    const wanted = labels(segment.source);
    const given = labels(entry.target);
    const lost = surplus(wanted, given, (code) => code);
    const added = surplus(given, wanted, (code) => code);
    if (lost.length || added.length) {
      const values = { lost: lost.join(' ') || '–', added: added.join(' ') || '–' };
      return [{ place: subject.targetPlace, message: { key: 'check:segment-codes.differ', values } }];
    }
    const open = unpaired(entry.target);
    return open
      ? [
          {
            place: subject.targetPlace,
            message: { key: 'check:segment-codes.nesting', values: { code: open } },
          },
        ]
      : [];
  },
};

function labels(text: string): string[] {
  return parseCoded(text).flatMap((piece) => (piece.kind === 'code' ? [label(piece)] : []));
}

function label({ type, id }: Extract<Piece, { kind: 'code' }>): string {
  return type === 'open' ? `<${id}>` : type === 'close' ? `</${id}>` : `<${id}/>`;
}

/** The first code that closes what another opened after it, if any. */
function unpaired(text: string): string | undefined {
  const open: number[] = [];
  for (const piece of parseCoded(text)) {
    if (piece.kind !== 'code' || piece.type === 'standalone') continue;
    if (piece.type === 'open') open.push(piece.id);
    else if (open.pop() !== piece.id) return label(piece);
  }
  return undefined;
}
