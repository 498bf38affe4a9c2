/** A galley and its segments as the client gets them. */

import { readCoded } from '../../check/reading.ts';
import { matchTerms } from '../../language/inflection/match.ts';
import { plainText } from '../../model/coded-text.ts';
import type { Term } from '../../model/glossary.ts';
import { hashText } from '../../model/hash.ts';
import type { Language } from '../../model/locale.ts';
import { effectiveState } from '../../model/record.ts';
import type { RecordSegment, Segment } from '../../model/segment.ts';
import type { TextFinding } from '../../plan/review-check.ts';
import { entryOf, type Galley, summaryOf, wordsOf } from '../../plan/review-galley.ts';
import { machineText, versionsOf } from '../../review/history.ts';
import { isApproval } from '../../review/policy.ts';
import { segmentTag } from '../../review/tag.ts';
import type * as api from '../api.ts';
import type { Live } from '../live.ts';
import type { Say } from '../say.ts';

export interface View {
  readonly live: Live;
  readonly say: Say;
}

export function galleyView(galley: Galley, view: View): api.Galley {
  const { live } = view;
  const { article, planned } = galley;
  const { title, counts } = summaryOf(galley);
  const { blocks, indices } = blocksOf(galley);
  const language = article.separation.language;
  const siblings = live.galleys(planned.edition.name);
  const at = siblings.findIndex(({ id }) => id === galley.id);
  const [before, after] = [siblings[at - 1]?.id, siblings[at + 1]?.id];
  live.checker.check(galley);
  return {
    id: galley.id,
    edition: planned.edition.name,
    title,
    file: article.article.path,
    source: { language, locale: sourceLocale(live, language) },
    target: { language: planned.edition.language, locale: planned.edition.locale },
    counts,
    blocked: live.snapshot.unusable.has(planned.path),
    blocks,
    segments: planned.segments.map((segment, index) =>
      segmentView(galley, segment, { ...view, index, block: indices[index] ?? 0 }),
    ),
    terms: termsIn(galley, live.terms).map(termView),
    present: live.hub.presentIn(galley.id),
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  };
}

function sourceLocale(live: Live, language: Language): string {
  return live.config.editions.find((edition) => edition.language === language)?.locale ?? language;
}

/** Blocks that have segments, in reading order; `indices` says for each segment which is its own. */
function blocksOf({ article, planned }: Galley): { blocks: api.Block[]; indices: number[] } {
  const blocks: api.Block[] = [];
  const indices: number[] = [];
  let last: number | undefined;
  for (const [first, segment] of planned.segments.entries()) {
    if (segment.block !== last) {
      const block = article.article.blocks[segment.block];
      blocks.push({
        role: segment.role,
        ...(block?.level === undefined ? {} : { level: block.level }),
        ...(block?.name === undefined ? {} : { name: block.name }),
        within: block?.ancestors.map(({ name }) => name) ?? [],
        first,
        count: 0,
      });
      last = segment.block;
    }
    const at = blocks.length - 1;
    blocks[at] = { ...blocks[at]!, count: blocks[at]!.count + 1 };
    indices.push(at);
  }
  return { blocks, indices };
}

export function oneSegment(galley: Galley, segment: Segment, view: View): api.Segment {
  const index = galley.planned.segments.indexOf(segment);
  const block = blocksOf(galley).indices[index] ?? 0;
  return segmentView(galley, segment, { ...view, index, block });
}

function segmentView(
  galley: Galley,
  segment: Segment,
  { live, say, index, block }: View & { index: number; block: number },
): api.Segment {
  const entry = entryOf(galley, segment);
  const state = effectiveState(entry);
  const machine = machineText(entry);
  return {
    id: segment.id,
    etag: segmentTag(entry),
    block,
    source: segment.source,
    target: entry.target,
    codes: segment.codes ?? [],
    state,
    origin: entry.origin,
    ...(entry.by === undefined ? {} : { by: entry.by }),
    ...(entry.at === undefined ? {} : { at: entry.at }),
    ...(entry.approved && isApproval(state) ? { approved: entry.approved } : {}),
    ...(entry.previous ? { previous: entry.previous } : {}),
    ...(machine ? { machine: { target: machine.target, by: machine.by ?? machine.origin } } : {}),
    comments: (entry.comments ?? []).map(({ text, by, at, resolved = false }, id) => ({
      id,
      text,
      by,
      at,
      resolved,
    })),
    dismissed: dismissals(entry, say),
    findings: live.checker.of(galley, segment).map((finding) => findingView(finding, say)),
    terms: termHits(segment, live.terms, galley.article.separation.language),
    words: wordsOf(segment),
    changes: entry.history?.length ?? 0,
    mergeable: galley.planned.segments[index + 1]?.block === segment.block,
  };
}

function dismissals({ dismissed = [], target }: RecordSegment, say: Say): api.Dismissal[] {
  const hash = dismissed.length ? hashText(target) : '';
  return dismissed.map(({ rule, reason, by, targetHash }) => ({
    rule,
    title: titleOf(rule, say),
    reason,
    by,
    holds: targetHash === hash,
  }));
}

export function findingView(
  { rule, severity, message, evidence, at, fix }: TextFinding,
  say: Say,
): api.Finding {
  return {
    rule,
    title: titleOf(rule, say),
    severity,
    message: say(message),
    evidence: evidence.map(say),
    ...(at ? { at } : {}),
    ...(fix === undefined ? {} : { fix }),
  };
}

/** The rule's title; its id for a rule that has none. */
export function titleOf(rule: string, say: Say): string {
  const key = `check:titles.${rule}`;
  const title = say({ key });
  return key.endsWith(title) ? rule : title;
}

export function historyView(entry: RecordSegment): api.History {
  return {
    versions: versionsOf(entry).map(({ version, target, state, origin, did, by, at }) => ({
      version,
      target,
      state,
      origin,
      ...(did === undefined ? {} : { did }),
      ...(by === undefined ? {} : { by }),
      ...(at === undefined ? {} : { at }),
    })),
  };
}

const hits = new WeakMap<readonly Term[], WeakMap<Segment, api.TermHit[]>>();

/** Where approved forms of the source's language stand; worked out once for each glossary. */
function termHits(segment: Segment, terms: readonly Term[], language: Language): api.TermHit[] {
  if (terms.length === 0) return [];
  const known = hits.get(terms) ?? new WeakMap<Segment, api.TermHit[]>();
  hits.set(terms, known);
  const found = known.get(segment) ?? findTerms(segment, terms, language);
  known.set(segment, found);
  return found;
}

function findTerms({ source, codes }: Segment, terms: readonly Term[], language: Language): api.TermHit[] {
  const reading = readCoded(source, codes);
  return matchTerms(reading.text, terms, language)
    .filter(({ kind }) => kind === 'approved')
    .map(({ term, range }) => ({ term: termId(term), ...reading.toWritten(range) }));
}

function termsIn({ article, planned }: Galley, terms: readonly Term[]): Term[] {
  const language = article.separation.language;
  const ids = new Set(
    planned.segments.flatMap((segment) => termHits(segment, terms, language).map(({ term }) => term)),
  );
  return terms.filter((term) => ids.has(termId(term)));
}

export function termId(term: Term): string {
  return hashText(`term\0${term.line}\0${term.forms.en[0] ?? ''}\0${term.forms.es[0] ?? ''}`);
}

export function termView(term: Term): api.Term {
  const { forms, forbidden, translate, note } = term;
  return { id: termId(term), forms, forbidden, translate, ...(note === undefined ? {} : { note }) };
}

/** The words alone, for searching. */
export function searchable(galley: Galley): string {
  const texts = galley.planned.segments.flatMap((segment) => {
    const target = galley.entries.get(segment.id)?.target;
    return target ? [plainText(segment.source), plainText(target)] : [plainText(segment.source)];
  });
  return fold(`${galley.article.article.path}\n${texts.join('\n')}`);
}

/** Without case and accents. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}
