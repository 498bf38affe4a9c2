import { describe, expect, it } from 'vitest';
import { readArticle } from '../../pipeline/intake/read.ts';
import type { Article, ArticleId } from '../../pipeline/model/article.ts';
import type { Separation } from '../../pipeline/model/separation.ts';
import { bodyView } from '../../pipeline/plan/view.ts';
import { joinArticle } from '../../pipeline/segment/join.ts';
import { normalizeConfig } from '../../pipeline/validate/config.ts';

const CONFIG = normalizeConfig('galerada.config.json', {
  editions: { en: { locale: 'en' }, es: { locale: 'es' } },
});
const EN = { language: 'en' } as const;

function read(path: string, source: string): Article {
  const result = readArticle({ path, id: 'a' as ArticleId, bytes: new TextEncoder().encode(source) });
  if (!result.ok) throw new Error(result.failure.reason);
  return result.value.article;
}

/** Blocks whose text is listed are the site's, in Spanish; the rest is an English body. */
function separationOf(article: Article, chrome: readonly string[]): Separation {
  return {
    language: 'en',
    strays: [],
    judgements: article.blocks.map((block, index) => {
      const text = block.content
        .map((inline) => (inline.kind === 'text' ? inline.value : inline.equivalent))
        .join('')
        .trim();
      const isChrome = chrome.includes(text);
      return {
        block: index,
        range: block.range,
        text,
        kind: isChrome ? 'interface' : 'body',
        language: isChrome ? 'es' : 'en',
        confidence: 1,
        evidence: [],
        ...(isChrome ? { purpose: 'label' as const } : {}),
      };
    }),
  };
}

function edition(path: string, source: string, chrome: readonly string[]): string {
  const article = read(path, source);
  const separation = separationOf(article, chrome);
  const view = bodyView({ article, separation, config: CONFIG, edition: EN }, ({ text }) => `[${text}]`);
  return joinArticle(article, view, new Map());
}

describe('what an edition shows of an article', () => {
  it('leaves trailing site strings out of a text, with the blank lines before them', () => {
    const text = 'Headline\n\nThe end of the story.\n\nComparte el Post en:\n\nMás Noticias';
    expect(edition('a.txt', text, ['Comparte el Post en:', 'Más Noticias'])).toBe(
      'Headline\n\nThe end of the story.\n',
    );
  });

  it('leaves leading and inner ones out with the blank lines after them', () => {
    const text = 'Inicio\n\nHeadline\n\nOne sentence here.\n\nPublicidad\n\nAnother sentence here.\n';
    expect(edition('a.txt', text, ['Inicio', 'Publicidad'])).toBe(
      'Headline\n\nOne sentence here.\n\nAnother sentence here.\n',
    );
  });

  it('keeps CRLF and puts nothing in the place of what it leaves out', () => {
    const text = 'Headline\r\n\r\nThe end.\r\n\r\nMás Noticias\r\n';
    expect(edition('a.txt', text, ['Más Noticias'])).toBe('Headline\r\n\r\nThe end.\r\n');
  });

  it("puts the edition's own text into the markup of an HTML label", () => {
    const html = '<p>The end.</p><nav><a href="/"><b> Inicio </b></a></nav>';
    expect(edition('a.html', html, ['Inicio'])).toBe(
      '<p>The end.</p><nav><a href="/"><b> [Inicio] </b></a></nav>',
    );
  });

  it('never takes a front-matter field out', () => {
    const text = '---\ntitle: Inicio\n---\n\nThe end of the story.\n';
    expect(edition('a.md', text, ['Inicio'])).toBe(text);
  });
});
