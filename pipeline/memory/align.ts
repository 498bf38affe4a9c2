/**
 * What has become of the sentences of a record in the article as it stands now.
 *
 * In this order, each step looking only at what the earlier ones left over: the same text in the same order; the
 * same text elsewhere; the same text among the retired; a second copy of the same text; the same words in another
 * dress; sentences joined or cut in two; sentences alike. Costs grow with the length of the article, not with its square.
 */
import type { CodedText } from '../model/coded-text.ts';
import type { RecordSegment, Segment, State, TranslationRecord } from '../model/segment.ts';
import { type Adapted, adaptTarget } from './align-adapt.ts';
import { preferNeighbours } from './align-context.ts';
import { matchSimilar } from './align-neighbours.ts';
import { matchSequence } from './align-sequence.ts';
import { wordKey } from './align-words.ts';

export type Alignment =
  /** `same`: in its place. `moved`: elsewhere. `returned`: it was retired. `repeated`: a second copy of a sentence. */
  | {
      readonly kind: 'same' | 'moved' | 'returned' | 'repeated';
      readonly segment: Segment;
      readonly old: RecordSegment;
    }
  /** The same words: the old translation, carried over by the rule of `align-adapt.ts`. */
  | {
      readonly kind: 'redressed';
      readonly segment: Segment;
      readonly old: RecordSegment;
      readonly target: CodedText;
      readonly state: State;
    }
  /** The words of several sentences, now one. */
  | {
      readonly kind: 'merged';
      readonly segment: Segment;
      readonly olds: readonly RecordSegment[];
      readonly target: CodedText;
      readonly state: State;
    }
  /** The words of one sentence, now several: `part` of `parts`. */
  | {
      readonly kind: 'split';
      readonly segment: Segment;
      readonly old: RecordSegment;
      readonly part: number;
      readonly parts: number;
    }
  /** Other words: the old translation is a suggestion. `similarity` is above 0 and at most 1. */
  | {
      readonly kind: 'changed';
      readonly segment: Segment;
      readonly old: RecordSegment;
      readonly similarity: number;
    }
  | { readonly kind: 'new'; readonly segment: Segment }
  | { readonly kind: 'deleted'; readonly old: RecordSegment };

/** One entry per segment, in the article's order; then one per old sentence that is gone. */
export function alignRecord(record: TranslationRecord, segments: readonly Segment[]): Alignment[] {
  if (record.segments.length + record.retired.length === 0)
    return segments.map((segment) => ({ kind: 'new', segment }));
  return new Aligner(record, segments).run();
}

class Aligner {
  readonly #olds: readonly RecordSegment[];
  readonly #retired: readonly RecordSegment[];
  readonly #segments: readonly Segment[];
  readonly #found: (Alignment | undefined)[];
  /** Index of the old sentence in the place of each segment, or -1. */
  readonly #places: Int32Array;
  readonly #used: Set<number> = new Set();

  constructor(record: TranslationRecord, segments: readonly Segment[]) {
    this.#olds = record.segments;
    this.#retired = record.retired;
    this.#segments = segments;
    this.#found = segments.map(() => undefined);
    this.#places = new Int32Array(segments.length).fill(-1);
  }

  run(): Alignment[] {
    this.#matchExact();
    this.#matchReturned();
    this.#matchRepeated();
    this.#matchWords();
    this.#matchJoints();
    this.#matchAlike();
    const current = this.#found.map(
      (found, at): Alignment => found ?? { kind: 'new', segment: this.#segments[at]! },
    );
    const gone = this.#olds.filter((_, index) => !this.#used.has(index));
    return [...current, ...gone.map((old): Alignment => ({ kind: 'deleted', old }))];
  }

  #take(at: number, index: number, alignment: Alignment): void {
    this.#found[at] = alignment;
    this.#places[at] = index;
    this.#used.add(index);
  }

  /** The same texts: in order, then elsewhere; copies of one text by their neighbours. */
  #matchExact(): void {
    const olds = this.#olds.map((old) => old.source);
    const news = this.#segments.map((segment) => segment.source);
    const ordered = matchSequence(olds, news);
    const matches = preferNeighbours(olds, news, matchLeftovers(olds, news, ordered));
    matches.forEach((index, at) => {
      if (index < 0) return;
      const kind = index === ordered[at] ? 'same' : 'moved';
      this.#take(at, index, { kind, segment: this.#segments[at]!, old: this.#olds[index]! });
    });
  }

  #matchReturned(): void {
    if (this.#retired.length === 0) return;
    const known = new Map(this.#retired.map((old) => [old.source, old]));
    for (const at of this.#open()) {
      const segment = this.#segments[at]!;
      const old = known.get(segment.source);
      if (!old) continue;
      known.delete(segment.source);
      this.#found[at] = { kind: 'returned', segment, old };
    }
  }

  /** First in order, then anywhere. A sentence whose codes find no place is left as changed. */
  #matchWords(): void {
    const left = this.#leftBy((old) => wordKey(old.source));
    if (left.size === 0) return;
    for (const at of this.#open()) {
      const segment = this.#segments[at]!;
      for (const key of keysOf(segment)) {
        const index = key === '' ? undefined : this.#takeFrom(left.get(key), at);
        if (index === undefined) continue;
        const old = this.#olds[index]!;
        this.#take(at, index, redress(segment, old, adaptTarget(old, segment)));
        break;
      }
    }
  }

  /** A second copy of a sentence that has a translation already. */
  #matchRepeated(): void {
    const known = new Map<string, RecordSegment>();
    for (const old of this.#olds) if (old.target !== '' && !known.has(old.source)) known.set(old.source, old);
    for (const at of this.#open()) {
      const segment = this.#segments[at]!;
      const old = known.get(segment.source);
      if (old) this.#found[at] = { kind: 'repeated', segment, old };
    }
  }

  #matchJoints(): void {
    for (const gap of this.#gaps()) {
      if (gap.olds.length * gap.segments.length > MAX_PAIRS) continue;
      this.#matchMerged(gap);
      this.#matchSplit(gap);
    }
  }

  #matchMerged({ olds, segments }: Gap): void {
    const keys = olds.map((index) => wordKey(this.#olds[index]!.source));
    for (const at of segments) {
      const segment = this.#segments[at]!;
      const run = findRun(keys, wordKey(segment.source));
      const indexes = run ? olds.slice(run.from, run.to) : [];
      if (indexes.length < 2 || indexes.some((index) => this.#used.has(index))) continue;
      const merged = indexes.map((index) => this.#olds[index]!);
      // Tags of several sentences would need new numbers, and their order is the new sentence's affair.
      if (merged.some(({ source, target }) => source.includes('<') || target === '')) continue;
      for (const index of indexes) this.#used.add(index);
      this.#take(at, indexes[0]!, { kind: 'merged', segment, olds: merged, ...joinTargets(merged) });
    }
  }

  #matchSplit({ olds, segments }: Gap): void {
    const open = segments.filter((at) => !this.#found[at]);
    if (open.length < 2) return;
    const keys = open.map((at) => wordKey(this.#segments[at]!.source));
    for (const index of olds) {
      if (this.#used.has(index)) continue;
      const old = this.#olds[index]!;
      const run = findRun(keys, wordKey(old.source));
      if (!run || run.to - run.from < 2) continue;
      const places = open.slice(run.from, run.to);
      if (places.some((at) => this.#found[at])) continue;
      places.forEach((at, part) => {
        this.#take(at, index, {
          kind: 'split',
          segment: this.#segments[at]!,
          old,
          part,
          parts: places.length,
        });
      });
    }
  }

  #matchAlike(): void {
    const open = [...this.#open()];
    const left = this.#olds.map((_, index) => index).filter((index) => !this.#used.has(index));
    const places = this.#expectedPlaces();
    const sources = {
      olds: left.map((index) => ({ text: this.#olds[index]!.source, place: index })),
      segments: open.map((at) => ({ text: this.#segments[at]!.source, place: places[at]! })),
    };
    for (const { old, segment: which, similarity } of matchSimilar(sources.olds, sources.segments)) {
      const at = open[which]!;
      const index = left[old]!;
      this.#take(at, index, {
        kind: 'changed',
        segment: this.#segments[at]!,
        old: this.#olds[index]!,
        similarity,
      });
    }
  }

  /** Where in the record each segment would stand, by its neighbour before it. */
  #expectedPlaces(): number[] {
    let next = 0;
    return Array.from(this.#places, (place) => {
      const expected = place >= 0 ? place : next;
      next = expected + 1;
      return expected;
    });
  }

  *#open(): Generator<number> {
    for (let at = 0; at < this.#segments.length; at++) if (!this.#found[at]) yield at;
  }

  #leftBy(keyOf: (old: RecordSegment) => string): Map<string, number[]> {
    const left = new Map<string, number[]>();
    this.#olds.forEach((old, index) => {
      if (this.#used.has(index)) return;
      const key = keyOf(old);
      const list = left.get(key);
      if (list) list.push(index);
      else left.set(key, [index]);
    });
    return left;
  }

  /** Of several old sentences that read the same, the one whose neighbour is this one's neighbour, else the first. */
  #takeFrom(list: number[] | undefined, at: number): number | undefined {
    if (!list || list.length === 0) return undefined;
    const wanted = [this.#places[at - 1] ?? -1, this.#places[at + 1] ?? -1];
    const near = list.findIndex(
      (index) => (wanted[0]! >= 0 && index === wanted[0]! + 1) || index + 1 === wanted[1],
    );
    return list.splice(Math.max(near, 0), 1)[0];
  }

  /** Stretches of unmatched segments with the unmatched old sentences that stood in their place. */
  *#gaps(): Generator<Gap> {
    let segments: number[] = [];
    let from = 0;
    for (let at = 0; at <= this.#segments.length; at++) {
      if (at < this.#segments.length && !this.#found[at]) {
        segments.push(at);
        continue;
      }
      const place = at < this.#segments.length ? this.#places[at]! : this.#olds.length;
      if (segments.length > 0) yield { segments, olds: this.#unusedBetween(from, place) };
      segments = [];
      if (place >= 0) from = place + 1;
    }
  }

  #unusedBetween(from: number, to: number): number[] {
    const indexes: number[] = [];
    for (let index = from; index < to; index++) if (!this.#used.has(index)) indexes.push(index);
    return indexes;
  }
}

/** Pairs compared for joined and split sentences in one stretch; a stretch with more was written anew. */
const MAX_PAIRS = 10_000;

function joinTargets(olds: readonly RecordSegment[]): { target: CodedText; state: State } {
  const target = olds.map((old) => old.target).join(' ') as CodedText;
  return { target, state: olds.some((old) => old.state === 'initial') ? 'initial' : 'translated' };
}

/** `matches`, with the texts left over on both sides paired wherever they stand. */
function matchLeftovers(olds: readonly string[], news: readonly string[], matches: Int32Array): Int32Array {
  const used = new Set(matches);
  const left = new Map<string, number[]>();
  olds.forEach((text, index) => {
    if (used.has(index)) return;
    const list = left.get(text);
    if (list) list.push(index);
    else left.set(text, [index]);
  });
  return matches.map((index, at) => (index >= 0 ? index : (left.get(news[at]!)?.shift() ?? -1)));
}

interface Gap {
  readonly segments: readonly number[];
  readonly olds: readonly number[];
}

/** The words with and without what its inline codes show: text may have become code. */
function keysOf(segment: Segment): string[] {
  const plain = wordKey(segment.source);
  if (!segment.codes?.some((code) => code.equivalent !== '')) return [plain];
  return [plain, wordKey(segment.source, segment.codes)];
}

function redress(segment: Segment, old: RecordSegment, adapted: Adapted | undefined): Alignment {
  if (!adapted) return { kind: 'changed', segment, old, similarity: 1 };
  return { kind: 'redressed', segment, old, ...adapted };
}

/** The neighbouring parts that, one after the other, are the whole. */
function findRun(parts: readonly string[], whole: string): { from: number; to: number } | undefined {
  for (let from = 0; from < parts.length; from++) {
    let rest = whole;
    for (let to = from; to < parts.length && parts[to] !== ''; to++) {
      if (rest === parts[to]) return { from, to: to + 1 };
      if (!rest.startsWith(`${parts[to]} `)) break;
      rest = rest.slice(parts[to]!.length + 1);
    }
  }
  return undefined;
}
