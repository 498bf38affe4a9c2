/**
 * A translation of a sentence that differs in numbers, dates, addresses or placeholders alone, with the new ones in
 * the place of the old: `3 arrests` → `5 arrests`, `3 detenciones` → `5 detenciones`.
 *
 * Only where it is safe. All else must be the same to the letter. What changes must stand in the translation as
 * often as in the source, and be told from all that does not change. A number that would ask for another plural
 * form may change only where no word follows it, here and there. Ordinals, clock times that change between twelve
 * and twenty-four hours, `a 5` for `an 8` and `u 8` for `o 5` are left to people.
 */
import { type CodedText, formatCoded, type Piece, parseCoded } from '../../model/coded-text.ts';
import type { Language } from '../../model/locale.ts';
import { writeCalendarWord } from './calendar.ts';
import { canBeSame, isSamePlural, writeNumber } from './numerals.ts';
import { codeIds, frameOf, readSlots, type Slot, type SlotKind, type Slotted } from './slots.ts';

export interface Substitution {
  readonly kind: SlotKind;
  /** In the source: what the memory has, and what stands there now. */
  readonly from: string;
  readonly to: string;
  /** In the target. */
  readonly was: string;
  readonly now: string;
}

export interface Substituted {
  readonly target: CodedText;
  /** Empty where the sentences differ in the numbering of codes alone. */
  readonly substitutions: readonly Substitution[];
}

export interface MemoryPair {
  readonly source: CodedText;
  readonly target: CodedText;
  readonly languages: { readonly source: Language; readonly target: Language };
}

/** Undefined where it is not safe. */
export function substitute(source: CodedText, memory: MemoryPair): Substituted | undefined {
  const wanted = readSlots(parseCoded(source), memory.languages.source);
  const held = readSlots(parseCoded(memory.source), memory.languages.source);
  const target = readSlots(parseCoded(memory.target), memory.languages.target);
  if (frameOf(wanted) !== frameOf(held)) return undefined;
  const changes = findChanges(held, wanted);
  if (!changes || !keepsClock(held, target, changes)) return undefined;
  const edits = changes.map((change) => placeChange(change, { held, wanted, target, memory }));
  const pieces = renumber(target.pieces, codeIds(held.pieces), codeIds(wanted.pieces));
  if (!pieces || edits.some((edit) => edit === undefined)) return undefined;
  const all = edits.flatMap((edit) => edit!);
  if (new Set(all.map(({ slot }) => slot.token)).size < all.length) return undefined;
  return {
    target: formatCoded(applyEdits(target, pieces, all)),
    substitutions: edits.flatMap((edit) => edit!.slice(0, 1).map(({ substitution }) => substitution)),
  };
}

/** One value that gives way to another, wherever it stands in the source. */
interface Change {
  readonly old: readonly Slot[];
  readonly now: readonly Slot[];
}

/** Undefined when one value would become two: nobody can tell which is which in the target. */
function findChanges(held: Slotted, wanted: Slotted): Change[] | undefined {
  const changes = new Map<string, { old: Slot[]; now: Slot[] }>();
  held.slots.forEach((old, at) => {
    const change = changes.get(`${old.kind} ${old.text}`) ?? { old: [], now: [] };
    change.old.push(old);
    change.now.push(wanted.slots[at]!);
    changes.set(`${old.kind} ${old.text}`, change);
  });
  const all = [...changes.values()];
  if (all.some(({ now }) => now.some(({ text }) => text !== now[0]!.text))) return undefined;
  return all.filter(({ old, now }) => old[0]!.text !== now[0]!.text);
}

interface Edit {
  readonly slot: Slot;
  readonly substitution: Substitution;
}

interface Sides {
  readonly held: Slotted;
  readonly wanted: Slotted;
  readonly target: Slotted;
  readonly memory: MemoryPair;
}

/** Where the change goes in the target; undefined when that cannot be said, or does not read well. */
function placeChange({ old, now }: Change, sides: Sides): Edit[] | undefined {
  const { held, target, memory } = sides;
  const [was] = old;
  const [becomes] = now;
  const places = target.slots.filter((slot) => isTranslation(was!, slot));
  if (places.length !== old.length) return undefined;
  const isShared = places.some((place) =>
    held.slots.some((other) => other.text !== was!.text && isTranslation(other, place)),
  );
  if (isShared || !places.every((place) => isFreeOfAgreement(target, place, memory.languages.target)))
    return undefined;
  if (was!.kind === 'number' && !fitsPlural({ old, now }, sides, places)) return undefined;
  const edits = places.map((slot) => {
    const text = write(was!, becomes!, slot, memory.languages.target);
    if (text === undefined) return undefined;
    const words = { from: was!.text, to: becomes!.text, was: slot.text, now: text };
    return { slot, substitution: { kind: was!.kind, ...words } };
  });
  return edits.every((edit) => edit !== undefined) ? edits : undefined;
}

function isTranslation(source: Slot, target: Slot): boolean {
  if (source.kind !== target.kind) return false;
  if (source.kind === 'number') return canBeSame(source.text, target.text);
  return source.index === undefined ? source.text === target.text : source.index === target.index;
}

function write(was: Slot, becomes: Slot, place: Slot, language: Language): string | undefined {
  if (was.kind === 'number') return writeNumber({ source: was.text, target: place.text }, becomes.text);
  if (becomes.index === undefined) return becomes.text;
  const kind = becomes.kind === 'month' ? 'month' : 'weekday';
  return writeCalendarWord({ kind, index: becomes.index }, language, place.text);
}

const AGREEING: Readonly<Record<Language, readonly string[]>> = { en: ['a', 'an'], es: ['o', 'u', 'y', 'e'] };
const ORDINAL = /^\.?(?:[ºª°]|er\b)/u;

/** Nothing beside the place takes its form from it: `an 8`, `u 8`, `1.º`. */
function isFreeOfAgreement({ pieces, tokens }: Slotted, place: Slot, language: Language): boolean {
  if (place.kind === 'address' || place.kind === 'placeholder') return true;
  const token = tokens[place.token]!;
  const piece = pieces[token.piece];
  const end = token.at + token.text.length;
  const after = piece?.kind === 'text' ? piece.value.slice(end, end + 4) : '';
  return !AGREEING[language].includes(tokens[place.token - 1]?.folded ?? '') && !ORDINAL.test(after);
}

const DETERMINERS = new Set('el la los las un una unos unas'.split(' '));

/** Another plural form is of no matter where no word follows, and no article goes before: `a las 3:30`. */
function fitsPlural({ old, now }: Change, { held, target }: Sides, places: readonly Slot[]): boolean {
  if (isSamePlural(old[0]!.text, now[0]!.text)) return true;
  const isFree = ({ tokens }: Slotted, { token }: Slot): boolean =>
    !['word', 'name'].includes(tokens[token + 1]?.class ?? '') &&
    !DETERMINERS.has(tokens[token - 1]?.folded ?? '');
  return old.every((slot) => isFree(held, slot)) && places.every((slot) => isFree(target, slot));
}

const HALF_DAY = /^[ap]m?$/;

/** `12:30 p.m.` is `12:30`, but `1:30 p.m.` is `13:30`: a target without halves of the day keeps its numbers. */
function keepsClock(held: Slotted, target: Slotted, changes: readonly Change[]): boolean {
  if (!changes.some(({ old }) => old[0]!.kind === 'number')) return true;
  return namesHalfDay(held) === namesHalfDay(target);
}

function namesHalfDay({ tokens }: Slotted): boolean {
  return tokens.some(({ folded }, at) => {
    if (!HALF_DAY.test(folded)) return /^\d{1,2}[ap]m$/.test(folded);
    return folded.length === 2 || [at + 1, at + 2].some((next) => tokens[next]?.folded === 'm');
  });
}

/** Undefined when the target has a code that the source has not. */
function renumber(
  pieces: readonly Piece[],
  from: readonly number[],
  to: readonly number[],
): Piece[] | undefined {
  const renumbered = pieces.map((piece) =>
    piece.kind === 'code' ? { ...piece, id: to[from.indexOf(piece.id)] ?? -1 } : piece,
  );
  return renumbered.some((piece) => piece.kind === 'code' && piece.id < 0) ? undefined : renumbered;
}

function applyEdits({ tokens }: Slotted, pieces: readonly Piece[], edits: readonly Edit[]): Piece[] {
  const edited = [...pieces];
  for (const { slot, substitution } of edits.toSorted((a, b) => b.slot.token - a.slot.token)) {
    const { piece: index, at } = tokens[slot.token]!;
    const piece = edited[index]!;
    if (piece.kind !== 'text') continue;
    const value =
      piece.value.slice(0, at) + substitution.now + piece.value.slice(at + substitution.was.length);
    edited[index] = { kind: 'text', value };
  }
  return edited;
}
