/** Input made to be slow or deep. A reader that is not linear, or recurses, does not come back from these. */
import { describe, expect, test } from 'vitest';
import { brokenLaws } from './invariants.ts';
import { failureOf, read } from './read.ts';

const SIZE = 200_000;
const UNITS = [
  ...[
    '[',
    '![',
    '[a](',
    '<',
    '</',
    '<a ',
    '<a>',
    '<div>',
    '<div>a',
    '</b>',
    '<b></c>',
    '<!--',
    '<?',
    '<script>',
    '<code>',
  ],
  ...[
    '*a ',
    '_a__ ',
    '**a',
    '`a',
    '~~a',
    '{{',
    '{{<',
    '{%',
    '{#',
    '={',
    '{/*',
    '$a',
    '$$\n',
    ':a[',
    ':a',
    '[a b="',
    '[caption]',
  ],
  ...[
    '\\',
    '&',
    '&amp',
    '&#',
    '|a',
    '|a|\n',
    '- a\n',
    '> a\n',
    '\n',
    '\r',
    ' ',
    '\t',
    '# a\n',
    '[^a]: b\n',
    '[a]: b "c"\n',
  ],
  ...[
    '<!-- wp:a -->',
    '<!-- galerada:off -->',
    'import ',
    ':::a[b]\n',
    '!!! a "b"\n',
    'http://a.b ',
    'palabra ',
    '\u{1f600}',
  ],
];

describe('hostile input', () => {
  test.each(['a.md', 'a.html', 'a.txt'])('%s: every piece a thousand times over', (path) => {
    for (const unit of UNITS) {
      const result = read(path, unit.repeat(SIZE / 4 / unit.length));
      if (result.ok) expect(brokenLaws(result.value.article)).toEqual([]);
    }
  });

  test('a.mdx: braces and tags that are never closed are read as Markdown', () => {
    for (const unit of ['{', '{{', '<a>', '{`', '<a b={']) {
      const result = read('a.mdx', `${unit.repeat(SIZE / unit.length)} x`);
      expect(result.ok).toBe(true);
    }
  });

  test.each(['>', '> ', '- ', '1. ', '> - '])('%j beyond reason is refused by name and line', (unit) => {
    const failure = failureOf(read('a.md', `Text\n\n${unit.repeat(SIZE)}a`));
    expect(failure).toMatchObject({
      reason: 'unparsable',
      start: { line: 3, column: 1 },
      message: { key: 'intake:markdown.tooDeep' },
    });
  });

  test.each(['a.md', 'a.html', 'a.txt'])('%s: one long line', (path) => {
    const result = read(path, 'Una frase más. '.repeat(SIZE));
    expect(result.ok && result.value.article.blocks.length).toBe(1);
  });

  test('containers by indentation alone', () => {
    const lines = Array.from({ length: 800 }, (_, depth) => `${'  '.repeat(depth)}- a`);
    const result = read('a.md', lines.join('\n'));
    expect(result.ok && result.value.article.blocks.length).toBe(800);
  });
});
