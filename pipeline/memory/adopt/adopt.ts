/** From aligned sentences to what each source sentence may take over. */
import { type CodedText, formatCoded, type Piece, parseCoded } from '../../model/coded-text.ts';
import type { Language } from '../../model/locale.ts';
import type { SegmentId } from '../../model/segment.ts';
import { alignUnits, type Pairing } from './align.ts';
import { retag } from './retag.ts';
import type { AdoptCode, AdoptUnit } from './unit.ts';
import { findUntranslated } from './untranslated.ts';

/** From here on a pair is taken as a translation; see docs/adopt.md for how often that is right. */
export const SURE = 0.8;
/** Below this nobody is shown the candidate. */
const HOPELESS = 0.2;

export interface Adopted {
  readonly id: SegmentId;
  /** With the source's tags where it is adopted; as it was found where it is only suggested. */
  readonly target: CodedText;
  /** 0 to 1, two decimals. */
  readonly confidence: number;
  readonly kind: 'adopted' | 'suggested';
  /** Why it is a suggestion only. */
  readonly why?: Why;
  /** True when bold or italics of the translation's own were left out. */
  readonly plainer?: true;
}

/** `unsure`: too low a confidence. `merged`: one sentence for two. `codes`: links, code or placeholders differ. */
export type Why = 'unsure' | 'merged' | 'codes' | 'untranslated';

export interface Adoption {
  readonly segments: readonly Adopted[];
  /** Sentences of the source that the other file has nothing for. */
  readonly missing: readonly AdoptUnit[];
  /** Sentences of the other file that the source has nothing for. */
  readonly extra: readonly AdoptUnit[];
}

export interface AdoptInput {
  readonly sources: readonly AdoptUnit[];
  readonly targets: readonly AdoptUnit[];
  readonly languages: { readonly source: Language; readonly target: Language };
  /** `SURE` when left out. */
  readonly atLeast?: number;
}

export function adoptPair({ sources, targets, languages, atLeast = SURE }: AdoptInput): Adoption {
  const pairings = alignUnits(sources, targets);
  const untranslated = findUntranslated(pairings, languages);
  return {
    segments: pairings.flatMap((pairing) =>
      judge(pairing, { atLeast, isUntranslated: untranslated.has(pairing) }),
    ),
    missing: pairings.flatMap((pairing) => (pairing.targets.length === 0 ? pairing.sources : [])),
    extra: pairings.flatMap((pairing) => (pairing.sources.length === 0 ? pairing.targets : [])),
  };
}

interface Rules {
  readonly atLeast: number;
  readonly isUntranslated: boolean;
}

function judge({ sources, targets, confidence }: Pairing, { atLeast, isUntranslated }: Rules): Adopted[] {
  const [first] = sources;
  if (!first || targets.length === 0) return [];
  const rounded = Math.floor(confidence * 100) / 100;
  const theirs = joinUnits(targets);
  const suggest = (why: Why): Adopted[] =>
    rounded < HOPELESS
      ? []
      : sources.map(({ id }) => ({
          id,
          target: theirs.text,
          confidence: rounded,
          kind: 'suggested',
          why,
        }));
  if (sources.length > 1) return suggest('merged');
  const own = retag(theirs.text, { source: first.codes, target: theirs.codes });
  if (isUntranslated) return suggest('untranslated');
  if (rounded < atLeast) return suggest('unsure');
  if (!own) return suggest('codes');
  const adopted = { id: first.id, target: own.text, confidence: rounded, kind: 'adopted' } as const;
  return [own.dropped > 0 ? { ...adopted, plainer: true } : adopted];
}

/** Sentences one after the other, the tags of the later ones numbered on. */
function joinUnits(units: readonly AdoptUnit[]): { text: CodedText; codes: readonly AdoptCode[] } {
  const [only] = units;
  if (only && units.length === 1) return only;
  const pieces: Piece[] = [];
  const codes: AdoptCode[] = [];
  for (const unit of units) {
    const offset = codes.reduce((most, { id }) => Math.max(most, id), 0);
    if (pieces.length > 0) pieces.push({ kind: 'text', value: ' ' });
    for (const piece of parseCoded(unit.text))
      pieces.push(piece.kind === 'text' ? piece : { ...piece, id: piece.id + offset });
    codes.push(...unit.codes.map((code) => ({ ...code, id: code.id + offset })));
  }
  return { text: formatCoded(pieces), codes };
}
