/** Apertium's answer back to coded text: each pair around all the words that came out bound to it. */
import { type CodedText, formatCoded, type Piece } from '../../model/coded-text.ts';
import { isPaired } from '../../translate/pairs.ts';
import { END, type Encoded, type Opaque } from './encode.ts';

interface Atom {
  readonly value: Piece;
  readonly pairs: readonly number[];
  /** What stood in the source and not in Apertium's words: its spaces are not to be touched. */
  readonly opaque: boolean;
}

interface Span {
  readonly id: number;
  first: number;
  last: number;
}

const TOKEN = /\[\[([^\]]*)\]\]|\[k(\d+)\]|\\(.)|([^[\\]+)/gs;

/**
 * Where Apertium's last step joins words (`y` to `e`, `a` to `an`), it may bind all the rest of the sentence to
 * the pair: more words than any entry of its dictionary has, or the mark that ends a clause.
 */
const OVERRUN = /[.,;:!?]| \S+ \S+ /;

/** Undefined when a code did not come back, or pairs cross. */
export function decode(answer: string, { table, pairs }: Omit<Encoded, 'stream'>): CodedText | undefined {
  const atoms = answer.endsWith(END) ? readAtoms(answer.slice(0, -END.length), table) : undefined;
  if (!atoms || !sameOpaques(atoms, table)) return undefined;
  const spans = spansOf(atoms);
  if (!pairs.every((id) => spans.has(id)) || !nest([...spans.values()])) return undefined;
  const pieces = tidy(withTags(atoms, [...spans.values()]));
  return isPaired(pieces) ? formatCoded(pieces) : undefined;
}

function readAtoms(answer: string, table: readonly Opaque[]): Atom[] | undefined {
  const atoms: Atom[] = [];
  let pairs: readonly number[] = [];
  for (const [, bound, opaque, escaped, plain] of answer.matchAll(TOKEN)) {
    if (bound !== undefined) pairs = [...bound.matchAll(/t:p:(\d+)/g)].map((match) => Number(match[1]));
    else if (opaque !== undefined) {
      const entry = table[Number(opaque)];
      if (!entry) return undefined;
      atoms.push({ ...entry, opaque: true });
    } else {
      const value = escaped ?? plain ?? '';
      if (pairs.length > 0 && value.length > 1 && OVERRUN.test(value)) return undefined;
      atoms.push({ value: { kind: 'text', value }, pairs, opaque: false });
    }
  }
  return atoms;
}

function sameOpaques(atoms: readonly Atom[], table: readonly Opaque[]): boolean {
  return atoms.filter((atom) => atom.opaque).length === table.length;
}

function spansOf(atoms: readonly Atom[]): Map<number, Span> {
  const spans = new Map<number, Span>();
  for (const [at, { pairs }] of atoms.entries()) {
    for (const id of pairs) {
      const span = spans.get(id);
      if (span) span.last = at;
      else spans.set(id, { id, first: at, last: at });
    }
  }
  return spans;
}

/** Whether any two spans are apart or one within the other. */
function nest(spans: readonly Span[]): boolean {
  return spans.every((a) =>
    spans.every(
      (b) =>
        a.last < b.first ||
        b.last < a.first ||
        (a.first <= b.first && b.last <= a.last) ||
        (b.first <= a.first && a.last <= b.last),
    ),
  );
}

function withTags(atoms: readonly Atom[], spans: readonly Span[]): Atom[] {
  const depth = new Map(
    spans.map(({ id }) => [id, Math.max(...atoms.map((atom) => atom.pairs.indexOf(id)))]),
  );
  const outermostFirst = [...spans].sort((a, b) => (depth.get(a.id) ?? 0) - (depth.get(b.id) ?? 0));
  return atoms.flatMap((atom, at) => [
    ...outermostFirst.filter(({ first }) => first === at).map(({ id }) => tag(id, 'open')),
    atom,
    ...outermostFirst
      .filter(({ last }) => last === at)
      .reverse()
      .map(({ id }) => tag(id, 'close')),
  ]);
}

function tag(id: number, type: 'open' | 'close'): Atom {
  return { value: { kind: 'code', id, type }, pairs: [], opaque: false };
}

/** Apertium leaves a space where it dropped a word: at the start, or two in a row. Neighbouring texts become one. */
function tidy(atoms: readonly Atom[]): Piece[] {
  const pieces: Piece[] = [];
  let spaced = true;
  for (const { value, opaque } of atoms) {
    if (opaque) spaced = false;
    if (value.kind === 'code') {
      pieces.push(value);
      continue;
    }
    const text: string = opaque ? value.value : despace(value.value, spaced);
    if (!opaque && text !== '') spaced = text.endsWith(' ');
    const last = pieces.at(-1);
    if (last?.kind === 'text') pieces[pieces.length - 1] = { kind: 'text', value: last.value + text };
    else pieces.push({ kind: 'text', value: text });
  }
  return pieces;
}

function despace(text: string, spaced: boolean): string {
  const single = text.replace(/ {2,}/g, ' ');
  return spaced && single.startsWith(' ') ? single.slice(1) : single;
}
