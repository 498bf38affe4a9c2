/** A translation is escaped as its place demands, and reads back as itself. */
import { describe, expect, test } from 'vitest';
import type { CodedText } from '../../pipeline/model/coded-text.ts';
import { joinArticle } from '../../pipeline/segment/join.ts';
import { proveIdentity, proveStructure } from '../../pipeline/segment/proof.ts';
import { segmentArticle } from '../../pipeline/segment/segment.ts';
import { articleOf } from '../intake/read.ts';
import { bodyOf } from './build.ts';

/** The article with every sentence of that text translated so. */
function translate(path: string, text: string, source: string, target: string): string {
  const article = articleOf(path, text);
  const view = bodyOf(article);
  expect(proveIdentity(article, view)).toEqual({ ok: true, value: true });
  const segments = segmentArticle(article, view).filter((segment) => segment.source === source);
  expect(segments).not.toEqual([]);
  const output = joinArticle(article, view, new Map(segments.map(({ id }) => [id, target as CodedText])));
  const again = articleOf(path, output);
  expect(proveStructure(article, again)).toEqual({ ok: true, value: true });
  expect(segmentArticle(again, bodyOf(again)).map((segment) => segment.source)).toContain(target);
  return output;
}

describe('a parameter of a Hugo shortcode', () => {
  const text = 'Before.\n\n{{< figure src="a.png" caption="The port" >}}\n\nAfter.\n';

  test('alone on its line', () => {
    expect(translate('a.md', text, 'The port', 'El puerto')).toContain('caption="El puerto" >}}');
  });

  test('quotes are escaped as Hugo reads them, backslashes are not', () => {
    const output = translate('a.md', text, 'The port', 'El puerto "viejo" de C:\\a');
    expect(output).toContain('caption="El puerto \\"viejo\\" de C:\\a" >}}');
  });

  test('what would end the tag does not', () => {
    const article = articleOf('a.md', text);
    const view = bodyOf(article);
    const caption = segmentArticle(article, view).find(({ source }) => source === 'The port')!;
    for (const target of ['a >}} b', 'a %}} b', 'a\\', 'a \\"b', 'a\nb']) {
      const output = joinArticle(article, view, new Map([[caption.id, target as CodedText]]));
      expect(proveStructure(article, articleOf('a.md', output))).toEqual({ ok: true, value: true });
    }
  });

  test('in the middle of a sentence, which is translated too', () => {
    const inline = 'Pods run {{< tooltip text="containers" >}} here.\n';
    expect(translate('a.md', inline, 'containers', 'contenedores')).toBe(
      'Pods run {{< tooltip text="contenedores" >}} here.\n',
    );
    expect(translate('a.md', inline, 'Pods run <1/> here.', 'Aquí corren <1/>.')).toBe(
      'Aquí corren {{< tooltip text="containers" >}}.\n',
    );
  });
});

describe('a string in the braces of a JSX attribute', () => {
  test('in double quotes', () => {
    const output = translate('a.mdx', '<Card title={"The port"} />\n', 'The port', 'El "puerto" \\ y {más}');
    expect(output).toBe('<Card title={"El \\"puerto\\" \\\\ y {más}"} />\n');
  });

  test('in single quotes', () => {
    const output = translate('a.mdx', "<Card title={'The port'} />\n", 'The port', "Port d'Alacant");
    expect(output).toBe("<Card title={'Port d\\'Alacant'} />\n");
  });

  test('other expressions are code', () => {
    const article = articleOf('a.mdx', '<Card title={"a" + b} summary={`Hello` + c} />\n');
    expect(article.blocks).toEqual([]);
  });
});

describe('an image by its own label', () => {
  const text = 'See ![Port map].\n\n[port map]: a.png\n';

  test('keeps its label where its description is translated', () => {
    expect(translate('a.md', text, 'Port map', 'Plano del puerto')).toBe(
      'See ![Plano del puerto][Port map].\n\n[port map]: a.png\n',
    );
  });

  test('is left as it is without a translation', () => {
    const article = articleOf('a.md', text);
    expect(joinArticle(article, bodyOf(article), new Map(), { rewrite: true })).toBe(text);
  });
});

test('<html lang> is the language of the output', () => {
  const page = '<!doctype html>\n<html lang="en">\n<p>The port closed.</p>\n';
  const article = articleOf('a.html', page);
  const [segment] = segmentArticle(article, bodyOf(article));
  const targets = new Map([[segment!.id, 'El puerto cerró.' as CodedText]]);
  expect(joinArticle(article, bodyOf(article), targets, { locale: 'es-MX' })).toBe(
    '<!doctype html>\n<html lang="es-MX">\n<p>El puerto cerró.</p>\n',
  );
});

test('what a page says to machines of its language is that of the output, and nothing else is', () => {
  const page = (lang: string, og: string, text: string) => `<!doctype html>
<html lang="${lang}"><head>
<meta property="og:locale" content="${og}">
<meta property="og:locale:alternate" content="fr_FR">
<meta http-equiv=content-language content='${lang}'>
<!-- <meta property="og:locale" content="en_GB"> -->
<script type="application/ld+json">{"inLanguage": "${lang}", "isPartOf": {"inLanguage": "fr"}}</script>
</head><body><p>${text}</p></body></html>
`;
  const source = page('en', 'en_GB', 'The port closed.');
  const article = articleOf('page.html', source);
  const view = bodyOf(article);
  const segments = segmentArticle(article, view).filter((segment) => segment.source === 'The port closed.');
  const targets = new Map(segments.map(({ id }) => [id, 'El puerto cerró.' as CodedText]));
  const joined = (locale?: string) => joinArticle(article, view, targets, locale ? { locale } : {});
  expect(joined('es-MX')).toBe(page('es-MX', 'es_MX', 'El puerto cerró.'));
  expect(joined('es')).toBe(page('es', 'es_ES', 'El puerto cerró.'));
  expect(joined('en-US')).toBe(page('en', 'en_GB', 'El puerto cerró.'));
});
