/** What editions want of engines: texts with all that their requests are to carry. */
import { matchTerms } from '../language/inflection/match.ts';
import { type CodedText, plainText } from '../model/coded-text.ts';
import type { Config, Edition } from '../model/config.ts';
import type { Term } from '../model/glossary.ts';
import { type Locale, languageOf } from '../model/locale.ts';
import type { Translator } from '../ports.ts';
import type { Ask } from '../translate/batches.ts';
import { answerKey } from './answers.ts';
import type { EngineWords } from './engine-words.ts';
import type { ArticlePlan, Plan, TranslationPlan } from './plan.ts';

/** One text an edition wants, whatever it stands in. */
export interface Wanted {
  readonly key: string;
  readonly sourceLanguage: string;
  /** The article's id; undefined for strings of the site. */
  readonly article?: string;
  readonly ask: Ask;
  readonly examples?: Examples;
}

type Examples = NonNullable<Ask['examples']>;

/** By edition. */
export type Wants = ReadonlyMap<string, readonly Wanted[]>;

/** Of the editions that ask any engine. */
export function wantsOf(
  plan: Pick<Plan, 'articles' | 'strings'>,
  { editions }: Pick<Config, 'editions'>,
): Wants {
  const asking = editions.filter(({ engines }) => engines.some(({ engine }) => engine !== 'none'));
  return new Map(asking.map((edition) => [edition.name, wantedOf(plan, edition, editions)]));
}

/** Sentences with their surroundings as context, then the strings of the edition's language. */
export function wantedOf(
  plan: Pick<Plan, 'articles' | 'strings'>,
  edition: Edition,
  editions: readonly Edition[],
): Wanted[] {
  const sentences = plan.articles.flatMap((article) =>
    article.editions
      // Nothing could be written over a record that was not understood: its sentences are not bought.
      .filter((planned) => planned.kind === 'translation' && !planned.blocked)
      .filter((planned) => planned.edition.name === edition.name)
      .flatMap((planned) => sentencesOf(article, planned as TranslationPlan)),
  );
  const first = editions.find(({ language }) => language === edition.language);
  const strings = first === edition ? plan.strings.requests.filter(({ to }) => to === edition.language) : [];
  return [
    ...sentences,
    ...strings.map(({ from, text }) => wanted(edition, from, { text: text as CodedText })),
  ];
}

function sentencesOf({ article, separation }: ArticlePlan, planned: TranslationPlan): Wanted[] {
  const { edition, requests } = planned;
  const contextOf = contextsOf(planned);
  const examples = examplesOf(planned);
  return requests.map((segment) => ({
    ...wanted(edition, separation.language, { text: segment.source, context: contextOf(segment) }),
    article: article.id,
    ...(examples.length ? { examples } : {}),
  }));
}

function wanted(edition: Edition, sourceLanguage: string, ask: Pick<Ask, 'text' | 'context'>): Wanted {
  return {
    key: answerKey(edition.name, sourceLanguage, ask.text),
    sourceLanguage,
    ask: { ...ask, source: sourceLanguage as Locale, target: edition.locale },
  };
}

/** Sentences that share a context go into one request; so many before and after them are neighbours of all. */
const WINDOW = 25;
const NEIGHBOURS = 2;

/** The headline, then the text around a sentence: the same for the 25 sentences of one stretch of the article. */
function contextsOf({ segments }: TranslationPlan): (segment: TranslationPlan['segments'][number]) => string {
  const headline = segments.find(({ role }) => role === 'title' || role === 'heading') ?? segments[0];
  const places = new Map(segments.map((segment, at) => [segment.id, at]));
  const known = new Map<number, string>();
  return ({ id }) => {
    const window = Math.floor((places.get(id) ?? 0) / WINDOW);
    const start = Math.max(0, window * WINDOW - NEIGHBOURS);
    const around = segments.slice(start, (window + 1) * WINDOW + NEIGHBOURS);
    const texts = [headline, ...around.filter((one) => one !== headline)];
    const context = known.get(window) ?? texts.map((one) => plainText(one?.source ?? '')).join(' ');
    known.set(window, context);
    return context;
  };
}

/** At most so many, the best of each sentence first: a prompt is no memory. */
const EXAMPLES = 20;

function examplesOf({ suggestions }: TranslationPlan): Examples {
  const best = [...(suggestions?.values() ?? [])].flatMap((matches) => matches.slice(0, 2));
  const distinct = new Map(best.map(({ source, target }) => [source, { source, target }]));
  return [...distinct.values()].slice(0, EXAMPLES);
}

/**
 * The asks for one engine. Examples go to those that learn from them alone, so that the others' batches stay whole;
 * and those that are told the terms with each request are told the ones that the article has, in any form.
 */
export function asksFor(
  translator: Translator,
  wanted: readonly Wanted[],
  { words, glossary }: { readonly words: EngineWords; readonly glossary: readonly Term[] },
): Ask[] {
  const termsOf = translator.learns ? termsByArticle(wanted, words, glossary) : () => words.terms;
  return wanted.map(({ ask, article, examples }) => ({
    ...ask,
    keep: words.keep,
    terms: termsOf(article),
    ...(translator.learns && examples ? { examples } : {}),
  }));
}

function termsByArticle(
  wanted: readonly Wanted[],
  { terms }: EngineWords,
  glossary: readonly Term[],
): (article: string | undefined) => EngineWords['terms'] {
  const texts = Map.groupBy(wanted, ({ article }) => article);
  const found = new Map(
    [...texts].map(([article, list]) => {
      const used = new Set(
        list.flatMap(({ ask, sourceLanguage }) => formsIn(ask.text, sourceLanguage, glossary)),
      );
      return [article, terms.filter(({ source }) => used.has(source))] as const;
    }),
  );
  return (article) => found.get(article) ?? terms;
}

/** Of each term that the text uses, all forms that the glossary has. */
function formsIn(text: CodedText, sourceLanguage: string, glossary: readonly Term[]): readonly string[] {
  const language = languageOf(sourceLanguage);
  if (!language) return [];
  return matchTerms(plainText(text), glossary, language).flatMap(({ term }) => term.forms[language]);
}
