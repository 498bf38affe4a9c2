import { describe, expect, test } from 'vitest';
import type { Place } from '../../pipeline/model/article.ts';
import type { Chunk } from '../../pipeline/segment/escape/chunk.ts';
import { writeBlock } from '../../pipeline/segment/escape/write.ts';

function write(place: Place, text: string, source = text, mdx = false): string {
  const range = { start: 0, end: source.length };
  const chunks: Chunk[] = [{ kind: 'text', value: text }];
  const defines = (label: string) => label === 'known';
  return writeBlock(chunks, { source, range, place, mdx, defines }).text;
}

const paragraph: Place = { kind: 'markdown', prefix: '', within: 'paragraph' };
const heading: Place = { kind: 'markdown', prefix: '', within: 'heading' };
const cell: Place = { kind: 'markdown', prefix: '', within: 'table-cell' };

describe('Markdown', () => {
  test.each([
    'Nothing to escape, (really): 5 < 6, AT&T, snake_case, 2 * 3, C#.',
    'A dash - here, a plus + there, 3. not first, #tag, [sic], 50 % ~5 min.',
    'Mail ana@example.org or see https://example.org/a_b_c',
    '¿Qué? ¡No! «Sí», “así” — y ‘eso’…',
    '10 de mayo. 3) no',
  ])('stays as it is: %s', (text) => {
    expect(write(paragraph, text)).toBe(text);
  });

  test.each([
    ['*not* emphasis', '\\*not\\* emphasis'],
    ['_not_ either', '\\_not\\_ either'],
    ['~~gone~~', '\\~\\~gone\\~\\~'],
    ['`code`', '\\`code\\`'],
    ['<b>bold</b>', '\\<b>bold\\</b>'],
    ['&amp; and &copy;', '\\&amp; and \\&copy;'],
    ['[a](b)', '\\[a\\](b)'],
    ['[known]', '\\[known\\]'],
    ['[^1]', '\\[^1\\]'],
    ['a [ b', 'a \\[ b'],
    ['{{ name }}', '{\\{ name }}'],
    ['{% if %}', '{\\% if %}'],
    ['back\\slash \\* star', 'back\\slash \\\\\\* star'],
    ['# heading', '\\# heading'],
    ['> quote', '\\> quote'],
    ['- item', '\\- item'],
    ['+ item', '\\+ item'],
    ['* item', '\\* item'],
    ['1. item', '1\\. item'],
    ['2026) item', '2026\\) item'],
    ['---', '\\---'],
    ['===', '\\==='],
    ['~~~ fence', '\\~~~ fence'],
    [':::note', '\\:::note'],
    ['!!! note', '\\!!! note'],
    ['| a | b |', '\\| a | b |'],
    ['ends in \\', 'ends in \\\\'],
  ])('%s', (text, written) => {
    expect(write(paragraph, text)).toBe(written);
  });

  test('a heading is no place for lists, and keeps its last #', () => {
    expect(write({ ...heading }, '1. item', '# x').replace('\\', '')).toBe('1. item');
    expect(write(heading, 'Learn C #')).toBe('Learn C \\#');
    expect(write(heading, 'Learn C#')).toBe('Learn C#');
  });

  test('a table cell keeps its pipes', () => {
    expect(write(cell, 'a | b')).toBe('a \\| b');
    expect(write(cell, '# no heading')).toBe('# no heading');
  });

  test('MDX reads braces and every <', () => {
    expect(write(paragraph, 'a < b {c}', '', true)).toBe('a \\< b \\{c\\}');
    expect(write(paragraph, 'import duties', '', true)).toBe('&#105;mport duties');
  });

  test('a line break is a space', () => {
    expect(write(paragraph, 'one\n- two')).toBe('one - two');
  });

  test('an exclamation before a link makes no image', () => {
    const chunks: Chunk[] = [
      { kind: 'text', value: 'Wow!' },
      { kind: 'raw', text: '[', read: () => '[' },
    ];
    const scene = {
      source: '',
      range: { start: 0, end: 0 },
      place: paragraph,
      mdx: false,
      defines: () => false,
    };
    expect(writeBlock(chunks, scene).text).toBe('Wow\\![');
  });

  test('descriptions and titles', () => {
    expect(write({ kind: 'markdown-alt' }, 'a [b] *c*')).toBe('a \\[b\\] \\*c\\*');
    expect(write({ kind: 'markdown-title', quote: '"' }, 'say "hi" (now)')).toBe('say \\"hi\\" (now)');
    expect(write({ kind: 'markdown-title', quote: ')' }, 'say "hi" (now)')).toBe('say "hi" \\(now\\)');
  });
});

describe('HTML', () => {
  test.each(['a < b', 'AT&T', 'fish & chips', '“¿Qué?”', 'x > y'])('stays as it is: %s', (text) => {
    expect(write({ kind: 'html' }, text)).toBe(text);
  });

  test('what would be markup', () => {
    expect(write({ kind: 'html' }, '<b> & &lt; {{x}}')).toBe('&lt;b> & &amp;lt; &#123;{x}}');
    expect(write({ kind: 'html-attribute', quote: '"' }, 'say "hi" & \'ho\' &lt;')).toBe(
      "say &quot;hi&quot; & 'ho' &amp;lt;",
    );
    expect(write({ kind: 'html-attribute', quote: "'" }, "it's")).toBe('it&#39;s');
  });

  test('an attribute without quotes gets them when it needs them', () => {
    expect(write({ kind: 'html-attribute', quote: '' }, 'Foto')).toBe('Foto');
    expect(write({ kind: 'html-attribute', quote: '' }, 'Una foto')).toBe('"Una foto"');
  });
});

describe('YAML', () => {
  const yaml = (style: 'plain' | 'single' | 'double' | 'block'): Place => ({
    kind: 'yaml',
    style,
    indent: '',
  });

  test.each([
    ['A plain title', 'A plain title'],
    ['¿Qué pasó?', '¿Qué pasó?'],
    ['Lima: crónica', "'Lima: crónica'"],
    ["It's: here", '"It\'s: here"'],
    ['- dash', "'- dash'"],
    ['# hash', "'# hash'"],
    ['no', "'no'"],
    ['12:30', "'12:30'"],
    ['007', "'007'"],
    ['2026-01-02', "'2026-01-02'"],
    ['2026 elections', '2026 elections'],
    ['"Quoted" start', '\'"Quoted" start\''],
    ['', "''"],
    ['a\tb', '"a\\u0009b"'],
  ])('plain %s', (text, written) => {
    expect(write(yaml('plain'), text)).toBe(written);
  });

  test('in a list between brackets a comma needs quotes', () => {
    expect(write(yaml('plain'), 'a, b')).toBe('a, b');
    expect(
      writeBlock([{ kind: 'text', value: 'a, b' }], {
        source: 'tag]',
        range: { start: 0, end: 3 },
        place: yaml('plain'),
        mdx: false,
        defines: () => false,
      }).text,
    ).toBe("'a, b'");
  });

  test('quoted styles keep their quotes', () => {
    expect(write(yaml('single'), 'it\'s "so"')).toBe('it\'\'s "so"');
    expect(write(yaml('double'), 'it\'s "so" \\')).toBe('it\'s \\"so\\" \\\\');
    expect(write(yaml('block'), 'it\'s: "so"')).toBe('it\'s: "so"');
  });
});

describe('TOML and JSON', () => {
  test('basic strings and JSON escape', () => {
    expect(write({ kind: 'toml', style: 'basic' }, 'a "b" \\')).toBe('a \\"b\\" \\\\');
    expect(write({ kind: 'json' }, 'a "b"')).toBe('a \\"b\\"');
  });

  test('a literal string that must hold its quote becomes a basic one', () => {
    const scene = {
      source: "t = 'x'",
      range: { start: 5, end: 6 },
      place: { kind: 'toml', style: 'literal' } as const,
      mdx: false,
      defines: () => false,
    };
    expect(writeBlock([{ kind: 'text', value: 'y' }], scene)).toEqual({ range: scene.range, text: 'y' });
    expect(writeBlock([{ kind: 'text', value: "it's" }], scene)).toEqual({
      range: { start: 4, end: 7 },
      text: '"it\'s"',
    });
  });
});
