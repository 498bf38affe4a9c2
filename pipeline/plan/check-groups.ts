/** When two runs look at the same: names for all that the text rules see of an article's translation, or of a bundle. */
import type { House } from '../check/house.ts';
import { hashText } from '../model/hash.ts';
import type { ArticlePlan, TranslationPlan } from './plan.ts';
import type { LocaleFile, Snapshot } from './snapshot.ts';

export interface Groups {
  ofTranslation(article: ArticlePlan['article'], planned: TranslationPlan): string;
  /** `reference` is what it is compared with. */
  ofBundle(file: LocaleFile, reference: LocaleFile | undefined): string;
}

/** The config, the glossary and the houses are part of every name: what changes them changes all. */
export function groupsOf(
  { config, glossary }: Pick<Snapshot, 'config' | 'glossary'>,
  houses: ReadonlyMap<string, House> = new Map(),
): Groups {
  const site = hashText(JSON.stringify([config.check, config.editions, glossary, [...houses]]));
  return {
    ofTranslation: (article, { edition, record, segments, found, path }) => {
      const seen = [edition.name, article.path, article.source, path, found?.document.text, record, segments];
      return hashText(`${site}${JSON.stringify(seen)}`);
    },
    ofBundle: ({ locale, document }, reference) =>
      hashText(
        [site, locale, document.file, document.text, reference?.locale, reference?.document.text].join('\0'),
      ),
  };
}
