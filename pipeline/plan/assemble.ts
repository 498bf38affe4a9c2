/** Reads everything and says what is to be done. Nothing else decides anything. */

import { identify } from '../language/identify.ts';
import { buildExactMemory, type ExactMemory } from '../memory/exact.ts';
import { adoptHandEdits } from '../memory/hand-edits.ts';
import { emptyRecord, type NewTranslation, updateRecord } from '../memory/update.ts';
import type { Article } from '../model/article.ts';
import { plainText } from '../model/coded-text.ts';
import type { Config, Edition } from '../model/config.ts';
import type { Segment, SegmentId, TranslationRecord } from '../model/segment.ts';
import type { Separation } from '../model/separation.ts';
import type { Files } from '../ports.ts';
import { segmentArticle } from '../segment/segment.ts';
import type { BodyView } from '../segment/view.ts';
import { learnKnowledge, phrasebook } from './knowledge.ts';
import { loadSnapshot, type Progress } from './load.ts';
import type { ArticlePlan, EditionPlan, Plan, ReuseCounts, TranslationPlan } from './plan.ts';
import { recall } from './recall.ts';
import type { Memory } from './remember.ts';
import { sightingsOf } from './sightings.ts';
import { type RecordFile, recordPath, type Snapshot } from './snapshot.ts';
import { planStrings } from './strings.ts';
import { bodyView, replacesLabels } from './view.ts';

export interface Planned {
  readonly plan: Plan;
  readonly snapshot: Snapshot;
}

/** Reads the project and plans it. */
export async function planProject(
  project: { readonly files: Files; readonly config: Config; readonly memory?: Memory },
  progress: Progress,
): Promise<Planned> {
  const snapshot = await loadSnapshot(project.files, project.config, progress);
  const plan = assemblePlan(snapshot, progress);
  return { snapshot, plan: await recall({ plan, snapshot }, project.memory ?? {}, progress) };
}

/** Pure: the same snapshot gives the same plan. */
export function assemblePlan(snapshot: Snapshot, progress: Progress = () => undefined): Plan {
  const site = learnKnowledge(snapshot);
  const records = new Map(snapshot.records.map((file) => [file.document.file, file]));
  const memory = buildExactMemory(snapshot.records.map(({ record }) => adoptHandEdits(record)));
  const articles = snapshot.articles.map((article, done): ArticlePlan => {
    progress('separate', done, snapshot.articles.length);
    return planArticle(article, site.separate(article), { snapshot, records, memory });
  });
  const used = new Set(
    articles.flatMap(({ article }) =>
      snapshot.config.editions.map((edition) => recordPath(article, edition)),
    ),
  );
  return {
    articles,
    strings: planStrings({
      config: snapshot.config,
      sightings: sightingsOf(articles, site),
      locales: snapshot.locales,
      phrasebook,
    }),
    orphans: snapshot.records.filter(({ document }) => !used.has(document.file)),
    findings: snapshot.findings,
    failures: snapshot.failures,
  };
}

/** What each article is planned with. */
export interface Planning {
  readonly snapshot: Pick<Snapshot, 'config' | 'unusable'>;
  /** By path. */
  readonly records: ReadonlyMap<string, RecordFile>;
  readonly memory: ExactMemory;
}

/** One article in every edition. */
export function planArticle(article: Article, separation: Separation, planning: Planning): ArticlePlan {
  const { config } = planning.snapshot;
  const at = { ...planning, article, separation, viewFor: viewsOf(article, separation, config) };
  return { article, separation, editions: config.editions.map((edition) => planEdition(at, edition)) };
}

/** The same once there are other records. Its sentences are what they were, unless a record cuts them otherwise. */
export function planRecords(before: ArticlePlan, planning: Planning): ArticlePlan {
  const { article, separation } = before;
  const isCutOtherwise = before.editions.some(
    (one) => one.kind === 'translation' && !isSameCut(one.view.recut, planning.records.get(one.path)),
  );
  if (isCutOtherwise) return planArticle(article, separation, planning);
  const editions = before.editions.map((one): EditionPlan => {
    if (one.kind === 'original') return one;
    const at = { ...planning, article, separation, foreign: new Set(one.requests) };
    return planTranslation(at, one.edition, one);
  });
  return { ...before, editions };
}

function isSameCut(recut: BodyView['recut'] = [], file: RecordFile | undefined): boolean {
  return JSON.stringify(recut) === JSON.stringify(file?.record.recut ?? []);
}

interface At extends Planning {
  readonly article: Article;
  readonly separation: Separation;
  /** Sentences that are known not to be in the edition's language as they stand. */
  readonly foreign?: ReadonlySet<Segment>;
}

interface AtEditions extends At {
  readonly viewFor: (edition: Edition) => BodyView;
}

/** One view for every edition where site strings are left out; one for each where they are replaced. */
function viewsOf(article: Article, separation: Separation, config: Config): AtEditions['viewFor'] {
  const make = (edition: Edition) => bodyView({ article, separation, config, edition });
  if (replacesLabels(config, article)) return make;
  let shared: BodyView | undefined;
  return (edition) => {
    shared ??= make(edition);
    return shared;
  };
}

function planEdition(at: AtEditions, edition: Edition): EditionPlan {
  const { article, separation } = at;
  const shared = at.viewFor(edition);
  if (edition.language === separation.language)
    return { kind: 'original', edition, view: shared, segments: segmentArticle(article, shared) };
  const path = recordPath(article, edition);
  const recut = at.records.get(path)?.record.recut;
  const view = recut ? { ...shared, recut } : shared;
  return planTranslation(at, edition, { path, view, segments: segmentArticle(article, view) });
}

function planTranslation(
  at: At,
  edition: Edition,
  { path, view, segments }: Pick<TranslationPlan, 'path' | 'view' | 'segments'>,
): TranslationPlan {
  const { article, separation, snapshot } = at;
  const found = at.records.get(path);
  const empty = emptyRecord({
    article: article.id,
    sourceLanguage: separation.language,
    edition: edition.name,
  });
  const aligned = updateRecord(found ? adoptHandEdits(found.record) : empty, segments);
  const open = new Set(untranslated(segments, aligned));
  const matches = new Map<SegmentId, NewTranslation>();
  const reused = { kept: segments.length - open.size, inContext: 0, exact: 0, substituted: 0, asIs: 0 };
  for (const [index, segment] of segments.entries()) {
    const match = open.has(segment)
      ? findMatch(at, edition, { segment, before: segments[index - 1], after: segments[index + 1] })
      : undefined;
    if (!match) continue;
    matches.set(segment.id, match.match);
    reused[match.how]++;
  }
  const record = matches.size ? updateRecord(aligned, segments, matches) : aligned;
  return {
    kind: 'translation',
    edition,
    view,
    segments,
    path,
    ...(found ? { found } : {}),
    record,
    requests: untranslated(segments, record),
    reused,
    blocked: snapshot.unusable.has(path),
  };
}

function untranslated(segments: readonly Segment[], record: TranslationRecord): Segment[] {
  const done = new Set(
    record.segments.filter(({ target, state }) => target && state !== 'initial').map(({ id }) => id),
  );
  return segments.filter(({ id }) => !done.has(id));
}

function findMatch(
  { separation, memory, foreign }: At,
  edition: Edition,
  { segment, before, after }: { segment: Segment; before: Segment | undefined; after: Segment | undefined },
): { match: NewTranslation; how: Exclude<keyof ReuseCounts, 'kept' | 'substituted'> } | undefined {
  const match = memory.find({
    edition: edition.name,
    sourceLanguage: separation.language,
    source: segment.sourceHash,
    before: before?.sourceHash,
    after: after?.sourceHash,
  });
  if (match) {
    const how = match.kind === 'exact' ? 'exact' : 'inContext';
    return { how, match: { target: match.target, state: match.state, origin: 'memory', by: match.kind } };
  }
  if (foreign?.has(segment) || !isAlreadyIn(edition, segment)) return undefined;
  return {
    how: 'asIs',
    match: { target: segment.source, state: 'translated', origin: 'memory', by: 'as-is' },
  };
}

/** Long enough for its language to be beyond doubt. */
const LETTERS = 40;
const SURE = 0.99;

/** A sentence that is in the edition's language as it stands, such as a quotation. */
function isAlreadyIn(edition: Edition, segment: Segment): boolean {
  const text = plainText(segment.source);
  if (!hasLetters(text, LETTERS)) return false;
  const { verdict, confidence } = identify(text);
  return verdict === edition.language && confidence >= SURE;
}

function hasLetters(text: string, count: number): boolean {
  // Most texts are shorter than that, and most of the others have as many by the time they are twice as long.
  if (text.length < count) return false;
  const letters = /\p{L}/gu;
  for (let found = 0; found < count; found++) if (!letters.test(text)) return false;
  return true;
}
