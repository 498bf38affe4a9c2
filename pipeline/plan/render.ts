/** From a plan with its translations to the text of each article in each edition, proven before it is written. */

import type { HeldArticle, PublishedArticle } from '../bundle/site.ts';
import type { ResolveString } from '../bundle/strings.ts';
import { readArticle } from '../intake/read.ts';
import type { Article } from '../model/article.ts';
import { type CodedText, plainText } from '../model/coded-text.ts';
import type { Config } from '../model/config.ts';
import { type Failure, ok, type Result } from '../model/finding.ts';
import { effectiveState } from '../model/record.ts';
import type { SegmentId, TranslationRecord } from '../model/segment.ts';
import { joinArticle } from '../segment/join.ts';
import { proveIdentity, proveStructure } from '../segment/proof.ts';
import type { BodyView } from '../segment/view.ts';
import { intakeOptions } from './collections.ts';
import { completeness, heldReason } from './completeness.ts';
import type { ArticlePlan, EditionPlan } from './plan.ts';
import type { Sighting } from './strings.ts';
import { bodyView, type LabelText, replacesLabels } from './view.ts';

export interface RenderInput {
  readonly config: Config;
  /** Records as they are after translation, by path; where there is none, the plan's own counts. */
  readonly records: ReadonlyMap<string, TranslationRecord>;
  /** What each edition, by its name, says for a key. */
  readonly resolvers: ReadonlyMap<string, ResolveString>;
  /** The keys of the articles' labels. */
  readonly sightings: readonly Sighting[];
}

/** An article in an edition. */
export type Rendered =
  | { readonly kind: 'published'; readonly article: PublishedArticle; readonly text: string }
  | { readonly kind: 'held'; readonly article: HeldArticle };

export interface RenderedArticle {
  /** One for each edition, in the config's order. */
  readonly editions: readonly Rendered[];
  readonly failures: readonly Failure[];
  /** Keys of labels that an edition has no text for yet. */
  readonly unresolved: readonly UnresolvedKey[];
}

export interface UnresolvedKey {
  readonly edition: string;
  readonly namespace: string;
  readonly key: string;
  readonly values: Readonly<Record<string, string>>;
}

interface Rendering extends RenderInput {
  /** Of labels, by where they stand. */
  readonly keys: ReadonlyMap<string, Sighting>;
  readonly unresolved: UnresolvedKey[];
}

/** Says what each edition shows of an article, and proves it. */
export function createRenderer(given: RenderInput): (planned: ArticlePlan) => RenderedArticle {
  const keys = new Map(
    given.sightings.map((sighting) => [keyAt(sighting.file, sighting.range.start), sighting]),
  );
  return (articlePlan) => renderArticle(articlePlan, { ...given, keys, unresolved: [] });
}

function keyAt(file: string, start: number): string {
  return `${file}\0${start}`;
}

function renderArticle(articlePlan: ArticlePlan, input: Rendering): RenderedArticle {
  const failures: Failure[] = [];
  const identity = proveArticle(articlePlan);
  if (!identity.ok) failures.push(identity.failure);
  const editions = articlePlan.editions.map((planned): Rendered => {
    const result = identity.ok ? renderOne({ input, articlePlan, planned }) : identity;
    if (result.ok) return result.value;
    if (identity.ok) failures.push(result.failure);
    const { id } = articlePlan.article;
    return { kind: 'held', article: { id, reason: 'failed', completeness: counts(input, planned) } };
  });
  return { editions, failures, unresolved: input.unresolved };
}

/** All of the body, put back untranslated, is the article byte for byte. */
export function proveArticle({ article, editions }: ArticlePlan): Result<true> {
  const planned = editions.find(({ kind }) => kind === 'translation') ?? editions[0];
  return planned ? proveIdentity(article, planned.view) : ok(true);
}

interface One {
  readonly input: Rendering;
  readonly articlePlan: ArticlePlan;
  readonly planned: EditionPlan;
}

function renderOne(one: One): Result<Rendered> {
  const { articlePlan, planned, input } = one;
  const { article, separation } = articlePlan;
  const full = counts(input, planned);
  const reason = heldReason(planned, full);
  const asSource = reason !== undefined && planned.edition.publish.incomplete === 'source';
  if (reason && !asSource)
    return ok({ kind: 'held', article: { id: article.id, reason, completeness: full } });
  const targets =
    planned.kind === 'original' || asSource ? new Map<SegmentId, CodedText>() : targetsOf(one, planned);
  const written = write(one, targets, asSource);
  if (!written.ok) return written;
  const published = {
    id: article.id,
    extension: extensionOf(article),
    title: titleOf(article, planned, targets),
    language: planned.kind === 'original' || !asSource ? planned.edition.locale : separation.language,
    sourceLanguage: separation.language,
    completeness: full,
  };
  return ok({ kind: 'published', article: published, text: written.value });
}

/** With its dot. */
export function extensionOf({ path }: Pick<Article, 'path'>): string {
  return /\.[^./]+$/.exec(path)?.[0] ?? '';
}

function counts(input: Pick<RenderInput, 'records'>, planned: EditionPlan) {
  return completeness(planned, planned.kind === 'translation' ? input.records.get(planned.path) : undefined);
}

function targetsOf(
  { input }: One,
  planned: Extract<EditionPlan, { kind: 'translation' }>,
): Map<SegmentId, CodedText> {
  const record = input.records.get(planned.path) ?? planned.record;
  const usable = record.segments.filter((entry) => effectiveState(entry) !== 'initial');
  return new Map(usable.map((entry) => [entry.id, entry.target]));
}

function write(
  { input, articlePlan, planned }: One,
  targets: ReadonlyMap<SegmentId, CodedText>,
  asSource: boolean,
): Result<string> {
  const { article, separation } = articlePlan;
  const view = replacesLabels(input.config, article)
    ? labelledView({ input, articlePlan, planned }, asSource)
    : planned.view;
  const text = joinArticle(article, view, targets, {
    locale: asSource ? separation.language : planned.edition.locale,
  });
  if (targets.size === 0) return ok(text);
  return proveTranslated(input.config, article, { bare: joinArticle(article, view, new Map()), text });
}

/** The article with the edition's own text in the place of each label. */
function labelledView({ input, articlePlan, planned }: One, asSource: boolean): BodyView {
  const { article, separation } = articlePlan;
  const edition = asSource ? { language: separation.language } : planned.edition;
  const label: LabelText = ({ range, known, text }) => {
    const sighting = input.keys.get(keyAt(article.path, range.start));
    if (!sighting) return text;
    const { namespace, key } = sighting;
    const { name } = planned.edition;
    const values = known?.values ?? {};
    const resolved = input.resolvers.get(name)?.(namespace, key, values);
    if (resolved === undefined) input.unresolved.push({ edition: name, namespace, key, values });
    return resolved;
  };
  const view = bodyView({ article, separation, config: input.config, edition }, label);
  return planned.view.recut ? { ...view, recut: planned.view.recut } : view;
}

/** The output, read again, has the blocks and codes that it has without a word translated. */
function proveTranslated(
  config: Config,
  article: Article,
  { bare, text }: { bare: string; text: string },
): Result<string> {
  const before = reread(config, article, bare);
  if (!before.ok) return before;
  const after = reread(config, article, text);
  if (!after.ok) return after;
  const proof = proveStructure(before.value, after.value);
  return proof.ok ? ok(text) : proof;
}

function reread(config: Config, { path, id }: Article, text: string): Result<Article> {
  const options = intakeOptions(config.frontMatter, path);
  const read = readArticle({ path, id, bytes: new TextEncoder().encode(text) }, options);
  return read.ok ? ok(read.value.article) : read;
}

/** The front matter's title, else the first title or heading of the body, as this edition has it. */
function titleOf(article: Article, planned: EditionPlan, targets: ReadonlyMap<SegmentId, CodedText>): string {
  const { blocks } = article;
  const named = planned.segments.find(({ block }) => blocks[block]?.name === 'title');
  const heading =
    planned.segments.find(({ role }) => role === 'title') ??
    planned.segments.find(({ role }) => role === 'heading');
  const segment = named ?? heading ?? planned.segments[0];
  return segment ? plainText(targets.get(segment.id) ?? segment.source) : article.id;
}
