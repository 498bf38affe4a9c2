/** The desk: galleys that the filters let through, and what there is to filter by. */

import { baseKey } from '../../model/plurals.ts';
import { effectiveState } from '../../model/record.ts';
import { type Segment, STATES, type State } from '../../model/segment.ts';
import { resolveResources } from '../../plan/resources.ts';
import { addCounts, type Galley, NO_COUNTS, summaryOf } from '../../plan/review-galley.ts';
import type * as api from '../api.ts';
import type { Live } from '../live.ts';
import type { Say } from '../say.ts';
import { fold, searchable, titleOf, type View } from './galley.ts';

export const DEFAULT_LIMIT = 100;

export function deskView(query: api.DeskQuery, { live, say }: View): api.Desk {
  const all = live.galleys(query.edition);
  const found = sortGalleys(filterGalleys(all, query, live), query.sort, live);
  const { offset = 0, limit = DEFAULT_LIMIT } = query;
  return {
    rows: found.slice(offset, offset + limit).map((galley) => rowView(galley, query, live)),
    total: found.length,
    editions: live.config.editions
      .filter(({ name }) => query.edition === undefined || query.edition === name)
      .map(({ name }) => progressOf(name, live)),
    facets: facetsOf(all, live, say),
  };
}

export function filterGalleys(galleys: readonly Galley[], query: api.DeskQuery, live: Live): Galley[] {
  const text = query.text ? fold(query.text) : undefined;
  return galleys.filter((galley) => {
    const summary = summaryOf(galley);
    if (query.state && !query.state.some((state) => summary.counts[state] > 0)) return false;
    if (query.origin && !query.origin.some((origin) => summary.origins.has(origin))) return false;
    if (query.by && !query.by.some((by) => summary.authors.has(by))) return false;
    if (query.comment === 'open' && summary.comments === 0) return false;
    if (query.comment === 'any' && !summary.anyComment) return false;
    if (query.since && !(summary.changedAt !== undefined && summary.changedAt >= query.since)) return false;
    if (query.finding && !hasFinding(galley, query.finding, live)) return false;
    return text === undefined || searchText(galley).includes(text);
  });
}

const texts = new WeakMap<Galley, string>();

function searchText(galley: Galley): string {
  const known = texts.get(galley) ?? searchable(galley);
  texts.set(galley, known);
  return known;
}

function hasFinding(galley: Galley, wanted: readonly string[], live: Live): boolean {
  for (const segment of galley.planned.segments)
    for (const { rule, severity } of live.checker.known(galley, segment) ?? [])
      if (wanted.includes('any') || wanted.includes(rule) || wanted.includes(severity)) return true;
  return false;
}

/** Null where it is not known yet. */
function countFindings(galley: Galley, live: Live): api.FindingCounts | null {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const segment of galley.planned.segments) {
    const found = live.checker.known(galley, segment);
    if (!found) return null;
    for (const { severity } of found) counts[severity]++;
  }
  return counts;
}

function rowView(galley: Galley, query: api.DeskQuery, live: Live): api.DeskRow {
  const summary = summaryOf(galley);
  const { title, targetTitle, counts, comments, words, wordsLeft, changedAt, changedBy, publishable } =
    summary;
  const hit = query.text ? firstHit(galley, fold(query.text)) : undefined;
  return {
    id: galley.id,
    edition: galley.planned.edition.name,
    title,
    ...(targetTitle === undefined ? {} : { targetTitle }),
    file: galley.article.article.path,
    sourceLanguage: galley.article.separation.language,
    counts,
    findings: countFindings(galley, live),
    comments,
    wordsLeft,
    words,
    ...(changedAt === undefined ? {} : { changedAt }),
    ...(changedBy === undefined ? {} : { changedBy }),
    publishable,
    blocked: live.snapshot.unusable.has(galley.planned.path),
    present: [...new Set(live.hub.presentIn(galley.id).map(({ user }) => user))],
    ...(hit ? { hit } : {}),
  };
}

function firstHit(galley: Galley, wanted: string): api.DeskRow['hit'] {
  for (const { id, source } of galley.planned.segments) {
    const target = galley.entries.get(id)?.target ?? '';
    if (fold(source).includes(wanted) || fold(target).includes(wanted))
      return { segment: id, source, target };
  }
  return undefined;
}

type Sort = NonNullable<api.DeskQuery['sort']>;

function sortGalleys(galleys: Galley[], sort: Sort | undefined, live: Live): Galley[] {
  if (sort === undefined) return galleys;
  const down = sort.startsWith('-') ? -1 : 1;
  const sortValue = SORTS[sort.replace('-', '') as keyof typeof SORTS];
  const keyed = galleys.map((galley) => ({ galley, value: sortValue(galley, live) }));
  keyed.sort((a, b) => (a.value < b.value ? -down : a.value > b.value ? down : 0));
  return keyed.map(({ galley }) => galley);
}

const SORTS = {
  title: (galley: Galley) => fold(summaryOf(galley).title),
  age: (galley: Galley) => summaryOf(galley).changedAt ?? '',
  words: (galley: Galley) => summaryOf(galley).wordsLeft,
  findings: (galley: Galley, live: Live) => {
    const counts = countFindings(galley, live);
    return counts ? counts.error * 1e6 + counts.warning * 1e3 + counts.info : -1;
  },
  progress: (galley: Galley) => {
    const { words, wordsLeft } = summaryOf(galley);
    return words === 0 ? 1 : 1 - wordsLeft / words;
  },
};

export function progressOf(edition: string, live: Live): api.EditionProgress {
  let [articles, publishable, words, wordsLeft] = [0, 0, 0, 0];
  let counts = NO_COUNTS;
  for (const galley of live.galleys(edition)) {
    const summary = summaryOf(galley);
    articles++;
    if (summary.publishable) publishable++;
    words += summary.words;
    wordsLeft += summary.wordsLeft;
    counts = addCounts(counts, summary.counts);
  }
  return { edition, articles, publishable, counts, words, wordsLeft, strings: stringsOf(edition, live) };
}

/** Plural forms count as one string: languages have different numbers of them. */
function stringsOf(name: string, live: Live): { total: number; done: number } {
  const { additions } = live.strings;
  const keys = live.config.editions.map((edition) => {
    const resources = resolveResources(live.snapshot, edition, additions);
    return {
      name: edition.name,
      keys: [...resources].flatMap(([ns, found]) => [...found.keys()].map((key) => `${ns}:${baseKey(key)}`)),
    };
  });
  const done = new Set(keys.find((one) => one.name === name)?.keys);
  return { total: new Set(keys.flatMap((one) => one.keys)).size, done: done.size };
}

function facetsOf(galleys: readonly Galley[], live: Live, say: Say): api.Desk['facets'] {
  const rules = new Map<string, { severity: api.Finding['severity']; articles: number }>();
  const authors = new Map<string, number>();
  for (const galley of galleys) {
    const seen = new Set<string>();
    for (const segment of galley.planned.segments) {
      for (const { rule, severity } of live.checker.known(galley, segment) ?? []) {
        if (seen.has(rule)) continue;
        seen.add(rule);
        rules.set(rule, { severity, articles: (rules.get(rule)?.articles ?? 0) + 1 });
      }
    }
    for (const by of summaryOf(galley).authors) authors.set(by, (authors.get(by) ?? 0) + 1);
  }
  return {
    findings: [...rules]
      .map(([rule, { severity, articles }]) => ({ rule, severity, title: titleOf(rule, say), articles }))
      .sort((a, b) => b.articles - a.articles || (a.rule < b.rule ? -1 : 1)),
    authors: [...authors].map(([by, articles]) => ({ by, articles })).sort((a, b) => b.articles - a.articles),
  };
}

/** Why a sentence is not approved with the others; undefined when it is clean. */
export function leftBecause(
  galley: Galley,
  segment: Segment,
  { state, live }: { state: State; live: Live },
): keyof api.BulkApproved['left'] | undefined {
  const entry = galley.entries.get(segment.id);
  if (!entry?.target) return 'empty';
  if (STATES.indexOf(effectiveState(entry)) >= STATES.indexOf(state)) return 'already';
  if (entry.comments?.some(({ resolved }) => !resolved)) return 'comments';
  return live.checker.of(galley, segment).some(({ severity }) => severity !== 'info')
    ? 'findings'
    : undefined;
}
