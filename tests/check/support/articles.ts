/** An article of one block, and what separation said of it. */
import type { ArticleSubject } from '../../../pipeline/check/subjects.ts';
import type { ArticleId } from '../../../pipeline/model/article.ts';
import type { Language } from '../../../pipeline/model/locale.ts';
import type { StrayWord } from '../../../pipeline/model/separation.ts';
import { indexLines, positionAt } from '../../../pipeline/model/text.ts';

export interface WrittenArticle {
  readonly text: string;
  readonly language: Language;
  readonly kind: 'body' | 'interface';
  readonly confidence?: number;
  readonly declared?: Language;
  readonly siteTexts?: Readonly<Record<string, string>>;
  readonly stray?: { readonly word: string; readonly suggestion: string };
  readonly expect: number;
  readonly fixed?: string;
}

export function articleSubject(written: WrittenArticle): ArticleSubject {
  const { text, language, kind, confidence = 0.99, declared, siteTexts = {}, stray } = written;
  const range = { start: 0, end: text.length };
  const lines = indexLines(text);
  return {
    article: {
      id: 'a' as ArticleId,
      path: 'content/a.md',
      format: 'markdown',
      source: text,
      ...(declared ? { declared: { language: declared, range: { start: 0, end: 0 } } } : {}),
      blocks: [
        { role: 'paragraph', range, extent: range, content: [], place: { kind: 'text' }, ancestors: [] },
      ],
    },
    separation: {
      language,
      judgements: [{ block: 0, range, text, kind, language, confidence, evidence: [] }],
      strays: stray ? [strayWord(text, language, stray)] : [],
    },
    siteKey: (one) => siteTexts[one],
    place: ({ start, end }) => ({
      file: 'content/a.md',
      start: positionAt(lines, start),
      end: positionAt(lines, end),
    }),
  };
}

function strayWord(
  text: string,
  language: Language,
  { word, suggestion }: NonNullable<WrittenArticle['stray']>,
): StrayWord {
  const start = text.indexOf(` ${word} `) + 1;
  return {
    block: 0,
    range: { start, end: start + word.length },
    word,
    language: language === 'en' ? 'es' : 'en',
    suggestion,
    confidence: 0.99,
    safe: true,
    evidence: [],
  };
}
