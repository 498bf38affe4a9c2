/** From a plan with its translations to the text of each article in each edition, proven before it is written. */

import type { EditionContent, HeldArticle, PublishedArticle } from '../bundle/site.ts';
import { createResolver, type ResolveString } from '../bundle/strings.ts';
import { readArticle } from '../intake/read.ts';
import type { Article } from '../model/article.ts';
import { type CodedText, plainText } from '../model/coded-text.ts';
import type { Config, Edition } from '../model/config.ts';
import { type Failure, ok, type Result } from '../model/finding.ts';
import { effectiveState } from '../model/record.ts';
import type { SegmentId, TranslationRecord } from '../model/segment.ts';
import { joinArticle } from '../segment/join.ts';
import { proveStructure } from '../segment/proof.ts';
import type { BodyView } from '../segment/view.ts';
import { intakeOptions } from './collections.ts';
import { completeness, heldReason } from './completeness.ts';
import { proveArticle } from './for-build.ts';
import type { ArticlePlan, EditionPlan, Plan } from './plan.ts';
import type { Sighting } from './strings.ts';
import { bodyView, type LabelText, replacesLabels } from './view.ts';

export interface RenderInput {
  readonly config: Config;
  readonly plan: Plan;
  /** Records as they are after translation, by path. */
  readonly records: ReadonlyMap<string, TranslationRecord>;
  /** By edition name. */
  readonly resources: ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<string, string>>>;
  readonly onArticle: (done: number, total: number) => void;
}

interface Rendering extends RenderInput {
  /** Of labels, by where they stand. */
  readonly keys: ReadonlyMap<string, Sighting>;
}

function keyAt(file: string, start: number): string {
  return `${file}\0${start}`;
}

export interface Rendered {
  readonly contents: readonly EditionContent[];
  readonly failures: readonly Failure[];
}

export function renderEditions(given: RenderInput): Rendered {
  const { sightings } = given.plan.strings;
  const keys = new Map(sightings.map((sighting) => [keyAt(sighting.file, sighting.range.start), sighting]));
  const input: Rendering = { ...given, keys };
  const failures: Failure[] = [];
  const editions = input.config.editions.map((edition) => emptyEdition(edition, input));
  for (const [done, articlePlan] of input.plan.articles.entries()) {
    input.onArticle(done, input.plan.articles.length);
    const identity = articlePlan.proof ?? proveArticle(articlePlan);
    if (!identity.ok) failures.push(identity.failure);
    for (const [at, planned] of articlePlan.editions.entries()) {
      const target = editions[at];
      if (!target) continue;
      const result = identity.ok
        ? renderOne({ input, articlePlan, planned, resolve: target.resolve })
        : identity;
      if (result.ok) {
        if (result.value.kind === 'published') target.articles.push(result.value.article);
        else target.held.push(result.value.article);
      } else {
        if (identity.ok) failures.push(result.failure);
        target.held.push({
          id: articlePlan.article.id,
          reason: 'failed',
          completeness: counts(input, planned),
        });
      }
    }
  }
  return { contents: editions.map(({ resolve: _, ...content }) => content), failures };
}

function emptyEdition(edition: Edition, { resources }: RenderInput) {
  const own = resources.get(edition.name) ?? new Map<string, ReadonlyMap<string, string>>();
  const articles: PublishedArticle[] = [];
  const held: HeldArticle[] = [];
  return { edition, resources: own, articles, held, resolve: createResolver(edition, own) };
}

interface One {
  readonly input: Rendering;
  readonly articlePlan: ArticlePlan;
  readonly planned: EditionPlan;
  readonly resolve: ResolveString;
}

type Outcome =
  | { readonly kind: 'published'; readonly article: PublishedArticle }
  | { readonly kind: 'held'; readonly article: HeldArticle };

function renderOne(one: One): Result<Outcome> {
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
  const extension = /\.[^./]+$/.exec(article.path)?.[0] ?? '';
  const published = {
    id: article.id,
    extension,
    text: written.value,
    title: titleOf(article, planned, targets),
    language: planned.kind === 'original' || !asSource ? planned.edition.locale : separation.language,
    sourceLanguage: separation.language,
    completeness: full,
  };
  return ok({ kind: 'published', article: published });
}

function counts(input: RenderInput, planned: EditionPlan) {
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
  { input, articlePlan, planned, resolve }: One,
  targets: ReadonlyMap<SegmentId, CodedText>,
  asSource: boolean,
): Result<string> {
  const { article, separation } = articlePlan;
  const view = replacesLabels(input.config, article)
    ? labelledView({ input, articlePlan, planned, resolve }, asSource)
    : planned.view;
  const text = joinArticle(article, view, targets, {
    locale: asSource ? separation.language : planned.edition.locale,
  });
  if (targets.size === 0) return ok(text);
  return proveTranslated(input.config, article, { bare: joinArticle(article, view, new Map()), text });
}

/** The article with the edition's own text in the place of each label. */
function labelledView({ input, articlePlan, planned, resolve }: One, asSource: boolean): BodyView {
  const { article, separation } = articlePlan;
  const edition = asSource ? { language: separation.language } : planned.edition;
  const label: LabelText = ({ range, known, text }) => {
    const key = input.keys.get(keyAt(article.path, range.start));
    return key ? resolve(key.namespace, key.key, known?.values ?? {}) : text;
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
