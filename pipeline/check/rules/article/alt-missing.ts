import type { ArticleRule } from '../../rule.ts';

/**
 * A picture without a text for who cannot see it (WCAG 2.2, 1.1.1). An empty `alt=""` in HTML says that the
 * picture is decoration, and is let be; Markdown has no way to say so, and its `![](…)` is told.
 */
export const altMissing: ArticleRule = {
  id: 'alt-missing',
  on: 'article',
  severity: 'warning',
  run: ({ article, place }) => {
    if (article.format === 'text') return [];
    const isMarkdown = article.format === 'markdown';
    const text = isMarkdown ? withoutCode(article.source) : article.source;
    const html = [...text.matchAll(HTML_IMAGE)].filter(([tag]) => !/\salt(?=[\s=/>])/i.test(tag));
    const markdown = isMarkdown ? [...text.matchAll(MARKDOWN_IMAGE)] : [];
    return [...html, ...markdown].map((match) => ({
      place: place({ start: match.index, end: match.index + match[0].length }),
      message: { key: 'check:alt-missing', values: { image: addressOf(match) } },
    }));
  },
};

function addressOf(match: RegExpMatchArray): string {
  const [tag] = match;
  return match.groups?.['address'] ?? /\ssrc=["']?([^"'\s>]{1,200})/i.exec(tag)?.[1] ?? tag.slice(0, 60);
}

const HTML_IMAGE = /<img(?=[\s/>])[^<>]{0,2000}>/gi;
const MARKDOWN_IMAGE = /(?<!\\)!\[[ \t]{0,20}\]\((?<address>[^()\s]{1,500})[^()\n]{0,300}\)/g;

/** Fenced blocks and code spans blanked, place for place: an example of a picture is none. */
function withoutCode(source: string): string {
  let out = '';
  let from = 0;
  let open: { start: number; mark: string } | undefined;
  const close = (start: number, end: number) => {
    out += source.slice(from, start) + ' '.repeat(end - start);
    from = end;
  };
  for (const match of source.matchAll(/^[ \t>]{0,12}(`{3,}|~{3,})[^\r\n]*$/gm)) {
    const [line, mark = ''] = match;
    if (!open) open = { start: match.index, mark };
    else if (mark.startsWith(open.mark)) {
      close(open.start, match.index + line.length);
      open = undefined;
    }
  }
  if (open) close(open.start, source.length);
  return (out + source.slice(from)).replace(/(?<!`)`[^`\r\n]{1,500}`(?!`)/g, (span) =>
    ' '.repeat(span.length),
  );
}
