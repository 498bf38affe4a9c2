/** A galley: one article in one edition, as reviewers see it, and what is counted of it. */

import { plainText } from '../model/coded-text.ts';
import { hashText } from '../model/hash.ts';
import { effectiveState } from '../model/record.ts';
import {
  type RecordSegment,
  type Segment,
  type SegmentId,
  STATES,
  type TranslationRecord,
} from '../model/segment.ts';
import type { ArticlePlan, TranslationPlan } from './plan.ts';

/** Never changed: what changes makes a new one. */
export interface Galley {
  readonly id: string;
  readonly article: ArticlePlan;
  readonly planned: TranslationPlan;
  readonly record: TranslationRecord;
  readonly entries: ReadonlyMap<SegmentId, RecordSegment>;
  /** Of the record on the disk; undefined when there is none. */
  readonly text: string | undefined;
}

/** Opaque, and the same as long as the article and the edition keep their names. */
export function galleyId(article: string, edition: string): string {
  return hashText(`galley\0${article}\0${edition}`);
}

/** One for each edition the article is translated into. */
export function galleysOf(article: ArticlePlan): Galley[] {
  return article.editions.flatMap((planned) =>
    planned.kind === 'translation'
      ? [makeGalley(article, planned, { record: planned.record, text: planned.found?.document.text })]
      : [],
  );
}

export function makeGalley(
  article: ArticlePlan,
  planned: TranslationPlan,
  { record, text }: Pick<Galley, 'record' | 'text'>,
): Galley {
  const entries = new Map(record.segments.map((entry) => [entry.id, entry]));
  return { id: galleyId(article.article.id, planned.edition.name), article, planned, record, entries, text };
}

/** The galley with another record, as it stands on the disk now. */
export function withRecord(galley: Galley, record: TranslationRecord, text: string): Galley {
  return makeGalley(galley.article, galley.planned, { record, text });
}

/** A record with one entry in the place of the one with its id. */
export function withEntry(record: TranslationRecord, entry: RecordSegment): TranslationRecord {
  return { ...record, segments: record.segments.map((one) => (one.id === entry.id ? entry : one)) };
}

export interface StateCounts {
  readonly segments: number;
  readonly initial: number;
  readonly translated: number;
  readonly reviewed: number;
  readonly final: number;
  readonly changed: number;
}

export const NO_COUNTS: StateCounts = {
  segments: 0,
  initial: 0,
  translated: 0,
  reviewed: 0,
  final: 0,
  changed: 0,
};

export function addCounts(a: StateCounts, b: StateCounts): StateCounts {
  return {
    segments: a.segments + b.segments,
    initial: a.initial + b.initial,
    translated: a.translated + b.translated,
    reviewed: a.reviewed + b.reviewed,
    final: a.final + b.final,
    changed: a.changed + b.changed,
  };
}

export interface Summary {
  readonly title: string;
  readonly targetTitle?: string;
  readonly counts: StateCounts;
  readonly comments: number;
  readonly anyComment: boolean;
  readonly words: number;
  readonly wordsLeft: number;
  readonly changedAt?: string;
  readonly changedBy?: string;
  readonly publishable: boolean;
  readonly origins: ReadonlySet<string>;
  readonly authors: ReadonlySet<string>;
}

const summaries = new WeakMap<Galley, Summary>();

/** Worked out once for each galley as it is. */
export function summaryOf(galley: Galley): Summary {
  const known = summaries.get(galley) ?? summarize(galley);
  summaries.set(galley, known);
  return known;
}

function summarize(galley: Galley): Summary {
  const required = STATES.indexOf(galley.planned.edition.publish.require);
  const counts = { ...NO_COUNTS, segments: galley.planned.segments.length };
  const origins = new Set<string>();
  const authors = new Set<string>();
  let [comments, words, wordsLeft] = [0, 0, 0];
  let anyComment = false;
  let newest: { at: string; by: string | undefined } | undefined;
  for (const segment of galley.planned.segments) {
    const entry = galley.entries.get(segment.id);
    const state = effectiveState(entry);
    const length = countWords(segment.source);
    counts[state]++;
    words += length;
    if (STATES.indexOf(state) < required) wordsLeft += length;
    if (!entry) continue;
    if (entry.previous) counts.changed++;
    comments += entry.comments?.filter(({ resolved }) => !resolved).length ?? 0;
    anyComment ||= (entry.comments?.length ?? 0) > 0;
    if (entry.target !== '') {
      origins.add(entry.origin);
      if (entry.by) authors.add(entry.by);
    }
    const at = newestChange(entry);
    if (at && (!newest || at.at > newest.at)) newest = at;
  }
  return {
    ...titlesOf(galley),
    counts,
    comments,
    anyComment,
    words,
    wordsLeft,
    ...(newest ? { changedAt: newest.at, ...(newest.by ? { changedBy: newest.by } : {}) } : {}),
    publishable: STATES.every((state, at) => at >= required || counts[state] === 0),
    origins,
    authors,
  };
}

function newestChange({
  at,
  by,
  approved,
  comments,
}: RecordSegment): { at: string; by: string | undefined } | undefined {
  const changes = [
    ...(at ? [{ at, by }] : []),
    ...(approved ? [approved] : []),
    ...(comments ?? []).map((one) => ({ at: one.at, by: one.by })),
  ];
  return changes.reduce<{ at: string; by: string | undefined } | undefined>(
    (newest, one) => (!newest || one.at > newest.at ? one : newest),
    undefined,
  );
}

/** The front matter's title, else the first title or heading, else the first sentence. */
export function titlesOf({ article, planned, entries }: Galley): { title: string; targetTitle?: string } {
  const { segments } = planned;
  const { blocks } = article.article;
  const segment =
    segments.find(({ block }) => blocks[block]?.name === 'title') ??
    segments.find(({ role }) => role === 'title' || role === 'heading') ??
    segments[0];
  if (!segment) return { title: article.article.id };
  const target = entries.get(segment.id)?.target;
  return {
    title: cut(plainText(segment.source)),
    ...(target ? { targetTitle: cut(plainText(target)) } : {}),
  };
}

/** Characters of a title in a list. */
const TITLE = 200;

function cut(text: string): string {
  return text.length > TITLE ? `${text.slice(0, TITLE)}…` : text;
}

const counted = new WeakMap<Segment, number>();

/** Runs of anything but white space and tags. */
export function wordsOf(segment: Segment): number {
  const known = counted.get(segment) ?? countWords(segment.source);
  counted.set(segment, known);
  return known;
}

function countWords(coded: string): number {
  const text = coded.includes('<') ? plainText(coded) : coded;
  let words = 0;
  let inside = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const isSpace = code === 32 || code === 160 || (code >= 9 && code <= 13);
    if (!isSpace && !inside) words++;
    inside = !isSpace;
  }
  return words;
}

/** A segment's entry; an empty one where the record has none yet. */
export function entryOf(galley: Galley, segment: Segment): RecordSegment {
  return galley.entries.get(segment.id) ?? emptyEntry(segment);
}

export function emptyEntry({ id, source, sourceHash }: Segment): RecordSegment {
  const target = '' as RecordSegment['target'];
  return { id, source, target, state: 'initial', origin: 'memory', sourceHash, targetHash: hashText(target) };
}
