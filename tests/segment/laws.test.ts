/** join∘segment is the identity, and so is a translation that changes nothing: on hostile text and on mutated pages. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Article } from '../../pipeline/model/article.ts';
import { joinArticle } from '../../pipeline/segment/join.ts';
import { proveIdentity } from '../../pipeline/segment/proof.ts';
import { segmentArticle } from '../../pipeline/segment/segment.ts';
import { read } from '../intake/read.ts';
import { bodyOf } from './build.ts';

const PIECES = [
  ...'*_`~[]()<>{}#|!&:$\\"\'=-+.%/^ \t\n',
  ...[
    '\n\n',
    '\r\n',
    '  \n',
    '> ',
    '- ',
    '1. ',
    '    ',
    '**',
    '```',
    '---\n',
    '+++\n',
    '[x]',
    '![x]',
    '[x][]',
  ],
  ...['<b>', '</b>', '<p>', '</p>', '<br/>', '<img alt="Una foto" src=x>', '<Card title={"a b"}>', '</Card>'],
  ...[
    '<!-- c -->',
    '<!-- galerada:off -->',
    '<!-- galerada:on -->',
    '<script>',
    '</script>',
    '<title>',
    '<td>',
  ],
  ...[
    '{{ v }}',
    '{{< figure alt="a \\"b\\"" >}}',
    '{{% /s %}}',
    '{% t %}',
    '{#id}',
    '{/* c */}',
    '[caption id="a"]',
  ],
  ...[':::note[T]\n', '!!! n "T"\n', ':abbr[x]{y}', '$x^2$', '| a | b |\n|---|---|\n', '&amp;', '&eacute'],
  ...['title: "x"\n', 'palabra', 'Una frase. Otra más. ', 'ñ', '\u{1f600}', '\u00a0', '\u2028', '\uFEFF'],
  ...['[x]: u "t"\n', '[^1]', '[^1]: nota\n', 'http://a.b ', 'Sr. Pérez', '<html lang="en">'],
];
const documents = fc.array(fc.constantFrom(...PIECES), { maxLength: 50 }).map((pieces) => pieces.join(''));
const PATHS = ['a.md', 'a.mdx', 'a.html', 'a.txt'];

function checkLaws(article: Article): void {
  const view = bodyOf(article);
  const segments = segmentArticle(article, view);
  expect(joinArticle(article, view, new Map())).toBe(article.source);
  expect(proveIdentity(article, view)).toEqual({ ok: true, value: true });
  const same = new Map(segments.map(({ id, source }) => [id, source]));
  expect(joinArticle(article, view, same)).toBe(article.source);
  expect(segmentArticle(article, view).map(({ id }) => id)).toEqual(segments.map(({ id }) => id));
  expect(new Set(segments.map(({ id }) => id)).size).toBe(segments.length);
}

function checkText(path: string, text: string): void {
  const result = read(path, text.toWellFormed());
  if (result.ok) checkLaws(result.value.article);
}

describe('whatever the text', () => {
  test.each(PATHS)('%s', (path) => {
    fc.assert(
      fc.property(documents, (text) => checkText(path, text)),
      { numRuns: 600 },
    );
  });
});

const CORPORA = join(import.meta.dirname, '../../../shared/corpora');
const hasPages = existsSync(CORPORA);
if (!hasPages) console.warn('Real pages are not here (../shared/corpora): the laws were not tried on them.');

describe.skipIf(!hasPages)(
  'real pages, pieces lost, doubled and put in (skipped without ../shared/corpora)',
  () => {
    const all = hasPages
      ? readdirSync(CORPORA, { recursive: true, encoding: 'utf8' }).filter((name) =>
          /\.(?:mdx?|html)$/.test(name),
        )
      : [];
    // Every fortieth: a sample of all collections that takes seconds.
    const pages = all.sort().filter((_, at) => at % 40 === 0);

    test('there are some', () => expect(pages.length).toBeGreaterThan(20));

    test.each(pages)('%s', (name) => {
      const text = readFileSync(join(CORPORA, name), 'utf8').slice(0, 30_000);
      const path = `a${/\.\w+$/.exec(name)?.[0] ?? '.md'}`;
      const place = fc.nat({ max: text.length });
      const edit = fc.tuple(place, place, fc.nat({ max: 40 }), fc.constantFrom('', ...PIECES));
      checkText(path, text);
      fc.assert(
        fc.property(fc.array(edit, { maxLength: 4 }), (edits) => {
          let changed = text;
          for (const [at, from, length, piece] of edits)
            changed = changed.slice(0, at) + piece + text.slice(from, from + length) + changed.slice(at + 3);
          checkText(path, changed);
        }),
        { numRuns: 6 },
      );
    });
  },
);
