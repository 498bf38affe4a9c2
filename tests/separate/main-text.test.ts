import { describe, expect, it } from 'vitest';
import { readArticle } from '../../pipeline/intake/read.ts';
import type { ArticleId } from '../../pipeline/model/article.ts';
import { mainTextOf } from '../../pipeline/separate/main-text.ts';

const SENTENCE =
  'The ferry company said on Monday that its boats will sail again once the pier is repaired, which may take a month.';
const PARAGRAPHS = Array.from({ length: 6 }, (_, at) => `<p>${at} ${SENTENCE}</p>`).join('\n');
const LINKS = Array.from({ length: 12 }, (_, at) => `<li><a href="/${at}">Section ${at}</a></li>`).join('');

function page(body: string) {
  const bytes = Buffer.from(
    `<!doctype html><html><head><title>Ferries</title></head><body>${body}</body></html>`,
  );
  const read = readArticle({ path: 'a.html', id: 'a' as ArticleId, bytes });
  if (!read.ok) throw new Error(read.failure.reason);
  return read.value.article;
}

describe('what an article extractor keeps of a page', () => {
  it('keeps the article and leaves out the menu', () => {
    const kept = mainTextOf(page(`<div class="menu"><ul>${LINKS}</ul></div><div>${PARAGRAPHS}</div>`));
    expect(kept?.(`3 ${SENTENCE}`)).toBe(true);
    expect(kept?.('Section 4')).toBe(false);
  });

  it('is not asked for a page of one column, nor for plain text', () => {
    expect(mainTextOf(page(PARAGRAPHS))).toBeUndefined();
  });

  it('is not asked for pages so deep that it would take for ever', () => {
    const deep = `${'<div>'.repeat(3000)}${PARAGRAPHS}${'</div>'.repeat(3000)}`;
    expect(mainTextOf(page(deep))).toBeUndefined();
  });

  it('does not take the shapes of a drawing for depth', () => {
    const drawing = `<svg>${'<path d="M0 0h24v24"/>'.repeat(400)}</svg>`;
    const kept = mainTextOf(
      page(`<div class="menu">${drawing}<ul>${LINKS}</ul></div><div>${PARAGRAPHS}</div>`),
    );
    expect(kept?.(`3 ${SENTENCE}`)).toBe(true);
  });

  it('is not asked for elements that only look closed', () => {
    expect(mainTextOf(page(`${'<div/>'.repeat(3000)}${PARAGRAPHS}`))).toBeUndefined();
  });

  it('says nothing when it finds no article', () => {
    expect(mainTextOf(page('<div><p>Short.</p></div>'))).toBeUndefined();
  });
});
