import { describe, expect, test } from 'vitest';
import { formatOf } from '../../pipeline/intake/read.ts';
import { articleOf, read, textsOf } from './read.ts';

describe('formatOf', () => {
  test.each([
    ['a.txt', 'text'],
    ['a/b.MD', 'markdown'],
    ['a.markdown', 'markdown'],
    ['a.mdx', 'markdown'],
    ['a.htm', 'html'],
    ['a.html', 'html'],
    ['a.md.json', undefined],
    ['a.constructor', undefined],
    ['md', undefined],
    ['a.md/b', undefined],
  ])('%s is %s', (path, format) => expect(formatOf(path)).toBe(format));
});

describe('wrapped text', () => {
  test('lines that end short of the margin stay apart', () => {
    const lines = ['Inicio', 'Noticias', 'Deportes de hoy', 'Contacto'];
    expect(textsOf(articleOf('a.txt', lines.join('\n')))).toEqual(lines);
  });

  test('two paragraphs on neighbouring lines stay apart', () => {
    const lines = Array.from(
      { length: 6 },
      (_, at) => `Párrafo ${at} de un texto que nadie partió. ${'Y sigue. '.repeat(at * 9)}`,
    );
    expect(textsOf(articleOf('a.txt', lines.join('\n'))).length).toBe(6);
  });

  test.each(['\n', '\r\n', '\r'])('is joined whatever ends its lines: %j', (lineBreak) => {
    const text = [
      'A paragraph of a letter that was wrapped by the mail program at the',
      'seventieth column, in the old way, goes on here, and then it goes on',
      'to the third line of it.',
    ];
    expect(textsOf(articleOf('a.txt', text.join(lineBreak)))).toEqual([text.join(' ')]);
  });
});

describe('what an author puts out of bounds', () => {
  test('a galerada:off that nothing ends is a finding, and holds to the end', () => {
    const result = read('a.md', 'Before.\n\n<!-- galerada:off -->\n\nAfter.\n');
    expect(result.ok && textsOf(result.value.article)).toEqual(['Before.']);
    expect(result.ok && result.value.findings).toMatchObject([
      { rule: 'galerada-off', start: { line: 3, column: 1 } },
    ]);
  });

  test('in HTML, too', () => {
    const text = '<p>One</p><!-- galerada:off --><p title="no">Two</p><!-- galerada:on --><p>Three</p>';
    expect(textsOf(articleOf('a.html', text))).toEqual(['One', 'Three']);
  });
});

test('MDX that is not well formed is read as Markdown, with a finding', () => {
  const result = read('a.mdx', '# Title\n\nText { with a brace.\n');
  expect(result.ok && textsOf(result.value.article)).toEqual(['Title', 'Text { with a brace.']);
  expect(result.ok && result.value.findings).toMatchObject([{ rule: 'mdx-syntax', severity: 'warning' }]);
});

test('a reference that is its own label keeps it when translated', () => {
  const [block] = articleOf('a.md', 'See [Pods] and [Nodes][].\n\n[Pods]: /p\n[Nodes]: /n\n').blocks;
  const closes = block!.content.filter((inline) => inline.kind === 'code' && inline.type === 'close');
  expect(closes).toMatchObject([{ whenTranslated: '][Pods]' }, { whenTranslated: '][Nodes]' }]);
});

test('the quote marks before a code that begins a line belong to the line break', () => {
  const [block] = articleOf('a.md', '> Go to\n> **the list** or\n> [the map](m)\n> `now`.\n').blocks;
  const codes = block!.content.filter((inline) => inline.kind === 'code');
  expect(codes.map(({ name, type }) => `${name} ${type}`)).toEqual([
    'bold open',
    'bold close',
    'link open',
    'link close',
    'code standalone',
  ]);
});
