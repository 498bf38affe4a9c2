/**
 * The site's strings: what separation found in articles and what locale files hold, and what each language lacks.
 * The other language's text comes from the locale file, then the phrasebook, then an engine; what has none is missing.
 */
import type { Config } from '../model/config.ts';
import { type Language, languageOf } from '../model/locale.ts';
import { categoriesOf, parsePluralKey, pluralFamilies } from '../model/plurals.ts';
import { flattenResources, groupsOf, type ResourceTree } from '../model/resources.ts';
import type { Judgement } from '../model/separation.ts';
import type { Range } from '../model/text.ts';
import type { PhrasebookEntry, PhraseTexts } from '../separate/known.ts';
import type { LocaleFile } from './snapshot.ts';

/** A label seen in an article. */
export interface Sighting {
  readonly file: string;
  readonly range: Range;
  readonly namespace: string;
  readonly key: string;
  readonly language: Language;
  readonly text: string;
  /** The phrasebook's key, where the site has another for it. */
  readonly phrase?: string;
  /** The key is in no locale file and no phrasebook: made from the text. */
  readonly isNew: boolean;
  readonly hasValues: boolean;
}

/** A text to be written into `locales/<language>/<namespace>.json`. */
export interface StringAddition {
  readonly language: Language;
  readonly namespace: string;
  /** Flattened, plural suffix included. */
  readonly key: string;
  readonly text: string;
  readonly from: 'article' | 'phrasebook' | 'memory' | 'machine';
}

/** A text that only an engine or a person can give. */
export interface StringRequest {
  readonly namespace: string;
  readonly key: string;
  readonly from: Language;
  readonly to: Language;
  readonly text: string;
}

export interface StringsPlan {
  readonly sightings: readonly Sighting[];
  readonly additions: readonly StringAddition[];
  readonly requests: readonly StringRequest[];
}

export interface StringsInput {
  readonly config: Config;
  readonly sightings: readonly Sighting[];
  readonly locales: readonly LocaleFile[];
  readonly phrasebook: readonly PhrasebookEntry[];
}

export function planStrings(input: StringsInput): StringsPlan {
  const languages = [...new Set(input.config.editions.map(({ language }) => language))];
  const texts = textsByLanguage(input.locales);
  const phrases = new Map(input.phrasebook.map((entry) => [entry.key, entry]));
  const additions = planSightings({ ...input, languages, texts, phrases });
  return { sightings: input.sightings, additions, requests: planRequests({ languages, texts, additions }) };
}

/** `namespace` → `key` → text, for each language's own locale folder. */
export type Texts = Map<Language, Map<string, Map<string, string>>>;

/** What the locale files hold, with what is to be added to them. */
export function siteTexts(locales: readonly LocaleFile[], additions: readonly StringAddition[]): Texts {
  return withAdditions(textsByLanguage(locales), additions);
}

function textsByLanguage(locales: readonly LocaleFile[]): Texts {
  const texts: Texts = new Map();
  for (const { locale, namespace, document } of locales) {
    const language = languageOf(locale);
    if (language !== locale) continue;
    const namespaces = texts.get(language) ?? new Map<string, Map<string, string>>();
    texts.set(language, namespaces.set(namespace, flattenResources(document.value as ResourceTree)));
  }
  return texts;
}

interface Sources extends StringsInput {
  readonly languages: readonly Language[];
  readonly texts: Texts;
  readonly phrases: ReadonlyMap<string, PhrasebookEntry>;
}

/** What seen labels add to locale files: the site's own wording where it was seen, the phrasebook's elsewhere. */
function planSightings(sources: Sources): StringAddition[] {
  const additions = new Map<string, StringAddition>();
  for (const sighting of sources.sightings) {
    const { namespace, key, phrase = key } = sighting;
    for (const language of sources.languages) {
      if (hasKey(sources.texts.get(language)?.get(namespace), key)) continue;
      for (const addition of additionsFor(sighting, language, sources.phrases.get(phrase))) {
        const identity = `${language}\0${namespace}\0${addition.key}`;
        if (!additions.has(identity)) additions.set(identity, addition);
      }
    }
  }
  return [...additions.values()];
}

function hasKey(texts: ReadonlyMap<string, string> | undefined, key: string): boolean {
  return texts !== undefined && (texts.has(key) || texts.has(`${key}_other`));
}

function additionsFor(
  sighting: Sighting,
  language: Language,
  entry: PhrasebookEntry | undefined,
): StringAddition[] {
  const { namespace, key } = sighting;
  if (sighting.language === language && !sighting.hasValues) {
    return [{ language, namespace, key, text: sighting.text, from: 'article' }];
  }
  if (!entry) return [];
  return Object.entries(formsOf(key, entry[language])).map(([form, text]) => ({
    language,
    namespace,
    key: form,
    text,
    from: 'phrasebook' as const,
  }));
}

function formsOf(key: string, texts: PhraseTexts): Record<string, string> {
  if (Array.isArray(texts)) return { [key]: texts[0] as string };
  return Object.fromEntries(Object.entries(texts).map(([category, text]) => [`${key}_${category}`, text]));
}

/** Every key that one language has and another lacks, with the text to translate from. */
function planRequests(at: {
  languages: readonly Language[];
  texts: Texts;
  additions: readonly StringAddition[];
}): StringRequest[] {
  const all = withAdditions(at.texts, at.additions);
  const requests: StringRequest[] = [];
  for (const from of at.languages) {
    for (const [namespace, texts] of all.get(from) ?? []) {
      for (const to of at.languages) {
        if (to !== from)
          requests.push(...lacking({ namespace, from, to, texts, there: all.get(to)?.get(namespace) }));
      }
    }
  }
  return requests;
}

function withAdditions(texts: Texts, additions: readonly StringAddition[]): Texts {
  const all: Texts = new Map(
    [...texts].map(([language, ns]) => [language, new Map([...ns].map(([n, t]) => [n, new Map(t)]))]),
  );
  for (const { language, namespace, key, text } of additions) {
    const namespaces = all.get(language) ?? new Map<string, Map<string, string>>();
    all.set(language, namespaces.set(namespace, (namespaces.get(namespace) ?? new Map()).set(key, text)));
  }
  return all;
}

/** A plural is asked for once per category of the language that lacks it, from the nearest form there is. */
function lacking(
  at: Omit<StringRequest, 'key' | 'text'> & {
    texts: ReadonlyMap<string, string>;
    there: ReadonlyMap<string, string> | undefined;
  },
): StringRequest[] {
  const { namespace, from, to, texts, there } = at;
  const families = pluralFamilies(texts.keys());
  // Where the other language has texts below what is a text here, people have to say which it is.
  const groups = groupsOf(there?.keys() ?? []);
  const requests: StringRequest[] = [];
  for (const [key, text] of texts) {
    const form = parsePluralKey(key);
    const isPlural = form !== undefined && families.has(`${form.base}:${form.type}`);
    if (!isPlural && !hasKey(there, key) && !groups.has(key))
      requests.push({ namespace, key, from, to, text });
  }
  for (const [form] of families.values()) {
    if (!form || hasKey(there, form.base) || groups.has(form.base)) continue;
    const stem = form.type === 'ordinal' ? `${form.base}_ordinal` : form.base;
    for (const category of categoriesOf(to, form.type)) {
      const text = texts.get(`${stem}_${category}`) ?? texts.get(`${stem}_other`) ?? '';
      requests.push({ namespace, key: `${stem}_${category}`, from, to, text });
    }
  }
  return requests;
}

/** The sighting of a judged label; undefined for what never becomes a key. */
export function toSighting(
  file: string,
  judgement: Judgement,
  key: Pick<Sighting, 'namespace' | 'key' | 'phrase' | 'isNew'>,
): Sighting | undefined {
  const { language, purpose, known, range, text } = judgement;
  if (purpose !== 'label' || (language !== 'en' && language !== 'es')) return undefined;
  const hasValues = Object.keys(known?.values ?? {}).length > 0;
  return { file, range, language, text, hasValues, ...key };
}
