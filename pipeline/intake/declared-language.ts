/** The language an article says it is in. */
import type { FrontMatter } from '../model/article.ts';
import type { Range } from '../model/text.ts';

/** Keys by which site generators name an article's language, the commonest first. */
const KEYS = ['lang', 'language', 'locale'] as const;

export function frontMatterLanguage(frontMatter: FrontMatter): { value: string; range: Range } | undefined {
  for (const key of KEYS) {
    const value = frontMatter.data[key];
    const range = frontMatter.positions[`/${key}`];
    if (typeof value === 'string' && value.trim() !== '' && range) return { value, range };
  }
  return undefined;
}
