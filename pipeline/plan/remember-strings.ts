/** The site's strings as memory: what a locale file has in both languages is not bought again as a sentence. */
import type { CodedText } from '../model/coded-text.ts';
import type { Edition } from '../model/config.ts';
import { hashText } from '../model/hash.ts';
import { otherLanguage } from '../model/locale.ts';
import type { MemoryEntry, MemorySource } from '../model/memory.ts';
import { flattenResources, type ResourceTree } from '../model/resources.ts';
import type { MemoryBatch } from '../ports.ts';
import type { Snapshot } from './snapshot.ts';
import type { StringAddition } from './strings.ts';

/** `common` → `strings:common`, where an article's id stands. */
const PREFIX = 'strings:';

/** One batch for each namespace and edition whose locale files an index does not hold as they are now. */
export function stringBatches(held: readonly MemorySource[], at: StringsAt): MemoryBatch[] {
  const texts = textsByNamespace(at);
  return [...texts].flatMap(([namespace, languages]) =>
    at.config.editions.flatMap((edition) => {
      const batch = batchOf(namespace, edition, languages);
      return batch && !isHeld(held, batch.source) ? [batch] : [];
    }),
  );
}

export interface StringsAt extends Pick<Snapshot, 'config' | 'locales'> {
  /** What a run has added to the locale files since they were read. */
  readonly additions?: readonly StringAddition[];
}

/** Language → flattened key → text, of one namespace. */
type Texts = Map<string, Map<string, string>>;

function textsByNamespace({ locales, additions = [] }: StringsAt): Map<string, Texts> {
  const all = new Map<string, Texts>();
  const textsOf = (namespace: string, locale: string): Map<string, string> => {
    const languages = all.get(namespace) ?? new Map<string, Map<string, string>>();
    const texts = languages.get(locale) ?? new Map<string, string>();
    all.set(namespace, languages.set(locale, texts));
    return texts;
  };
  for (const { locale, namespace, document } of locales)
    for (const [key, text] of flattenResources(document.value as ResourceTree))
      textsOf(namespace, locale).set(key, text);
  for (const { language, namespace, key, text } of additions) textsOf(namespace, language).set(key, text);
  return all;
}

export function isStrings(article: string): boolean {
  return article.startsWith(PREFIX);
}

function batchOf(namespace: string, { name, language }: Edition, texts: Texts): MemoryBatch | undefined {
  const sourceLanguage = otherLanguage(language);
  const sources = texts.get(sourceLanguage);
  const targets = texts.get(language);
  if (!sources || !targets) return undefined;
  const entries = [...sources].flatMap(([key, source]): MemoryEntry[] => {
    const target = targets.get(key);
    if (!source.trim() || !target?.trim()) return [];
    const texts = { source: source as CodedText, target: target as CodedText };
    return [{ ...texts, state: 'translated', origin: 'memory' }];
  });
  if (entries.length === 0) return undefined;
  const stamp = hashText(JSON.stringify(entries));
  return { source: { article: `${PREFIX}${namespace}`, edition: name, sourceLanguage, stamp }, entries };
}

function isHeld(held: readonly MemorySource[], source: MemorySource): boolean {
  return held.some(
    ({ article, edition, stamp }) =>
      article === source.article && edition === source.edition && stamp === source.stamp,
  );
}
