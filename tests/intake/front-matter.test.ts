import { describe, expect, test } from 'vitest';
import { articleOf, failureOf, read, textsOf } from './read.ts';

const dataOf = (text: string) => articleOf('a.md', text).frontMatter?.data;
const keyOf = (text: string) => {
  const failure = failureOf(read('a.md', text));
  return failure.reason === 'unparsable' ? [failure.message?.key, failure.start] : failure;
};

describe('front matter', () => {
  test('keeps what YAML 1.1 would change', () => {
    const text = '---\nid: 007\ndraft: no\ntime: 12:30\nviews: 1_000\ndate: 2025-01-02\ncode: 0123\n---\nx';
    expect(dataOf(text)).toEqual({
      id: '007',
      draft: 'no',
      time: '12:30',
      views: '1_000',
      date: '2025-01-02',
      code: '0123',
    });
  });

  test('says where each value stands', () => {
    const article = articleOf('a.md', '---\nseo:\n  title: Hola\ntags: [a, "b"]\na/b~c: 1\n---\nx');
    const { positions } = article.frontMatter!;
    const at = (pointer: string) => article.source.slice(positions[pointer]?.start, positions[pointer]?.end);
    expect([at('/seo/title'), at('/tags/1'), at('/a~1b~0c')]).toEqual(['Hola', '"b"', '1']);
    expect(article.source.slice(article.frontMatter!.range.start, article.frontMatter!.range.end)).toMatch(
      /^---[\s\S]*---$/,
    );
  });

  test.each([
    ['---js\nglobalThis.ran = true\n---\nx'],
    ['---javascript\n{ get title() { globalThis.ran = true } }\n---\nx'],
    ['---coffee\nglobalThis.ran = true\n---\nx'],
    ['---cson\na: 1\n---\nx'],
  ])('runs no code: %j', (text) => {
    expect(keyOf(text)).toEqual(['intake:frontMatter.language', { line: 1, column: 4 }]);
    expect(globalThis).not.toHaveProperty('ran');
  });

  test.each([
    ['unclosed', '---\ntitle: Hola\n\nText', 'intake:frontMatter.unclosed', { line: 1, column: 1 }],
    ['unclosed TOML', '+++\ntitle = "Hola"\n\nText', 'intake:frontMatter.unclosed', { line: 1, column: 1 }],
    ['unclosed JSON', '{\n"title": "Hola"\n\nText', 'intake:frontMatter.unclosed', { line: 1, column: 1 }],
    [
      'text after the fence',
      '---\ntitle: Hola\n--- x\nText',
      'intake:frontMatter.fence',
      { line: 3, column: 1 },
    ],
    ['a bomb', `---\n${bomb()}\n---\nx`, 'intake:frontMatter.aliases', { line: 1, column: 4 }],
    [
      'an alias that holds itself',
      '---\na: &a [*a]\n---\nx',
      'intake:frontMatter.aliases',
      { line: 2, column: 8 },
    ],
    ['an alias of nothing', '---\na: *b\n---\nx', 'intake:frontMatter.aliases', { line: 1, column: 4 }],
    ['depth', `---\na: ${'['.repeat(1000)}\n---\nx`, 'intake:frontMatter.tooDeep', { line: 2, column: 64 }],
    [
      'length',
      `---\na: ${'x '.repeat(200_000)}\n---\nx`,
      'intake:frontMatter.tooLong',
      { line: 1, column: 1 },
    ],
    [
      'emptiness',
      `---\na: b${'\n'.repeat(1000)}---\nx`,
      'intake:frontMatter.tooLong',
      { line: 1, column: 1 },
    ],
    ['bad TOML', '+++\na = \n+++\nx', 'intake:frontMatter.syntax', { line: 2, column: 5 }],
    ['bad JSON', '{\n"a": 1,\n}\nx', 'intake:frontMatter.syntax', { line: 3, column: 1 }],
  ])('refuses %s', (_, text, key, start) => {
    expect(keyOf(text)).toEqual([key, start]);
  });

  test('a mistake in YAML is a finding, and costs only the fields on its line', () => {
    const result = read('a.md', '---\ntitle: Hola\nauthor: @ana\ndescription: "Bien"\n---\nx');
    if (!result.ok) throw new Error(result.failure.reason);
    expect(result.value.findings).toMatchObject([
      { rule: 'front-matter-syntax', severity: 'error', start: { line: 3, column: 9 } },
    ]);
    expect(textsOf(result.value.article)).toEqual(['Hola', 'Bien', 'x']);
  });

  test('an unclosed quotation mark swallows no other line', () => {
    const result = read('a.md', '---\ntitle: "Hola\ndescription: Bien\n---\nx');
    expect(result.ok && textsOf(result.value.article)).toEqual(['x']);
  });

  test('a key that stands twice is a finding', () => {
    const result = read('a.md', '---\ntitle: Uno\ntitle: Dos\n---\nx');
    expect(result.ok && result.value.findings).toMatchObject([
      {
        rule: 'front-matter-duplicate-key',
        message: { values: { name: 'title' } },
        start: { line: 3, column: 1 },
      },
    ]);
  });

  test.each([
    ['---\n\nText after a ruled line.\n', ['Text after a ruled line.']],
    ['---\nA heading\n---\n', ['A heading']],
    ['----\ntitle: x\n----\n', ['title: x']],
    ['{{ site.title }} and text', [' and text']],
  ])('%j has none', (text, texts) => {
    const article = articleOf('a.md', text);
    expect(article.frontMatter).toBeUndefined();
    expect(textsOf(article)).toEqual(texts);
  });

  test.each([
    ['only comments', '---\n# nothing\n---\nx', {}],
    ['nothing', '---\n---\nx', {}],
    ['a byte order mark before it', '\uFEFF---\na: b\n---\nx', { a: 'b' }],
    ['Windows line ends', '---\r\na: b\r\n---\r\nx', { a: 'b' }],
    ['carriage returns', '---\ra: b\r---\rx', { a: 'b' }],
    ['one carriage return after the opening fence', '---\ra: b\r\n---\r\nx', { a: 'b' }],
    ['one carriage return before the closing fence', '---\na: b\r---\r\nx', { a: 'b' }],
    ['a named language', '---yaml\na: b\n---\nx', { a: 'b' }],
    ['JSON between fences', '---json\n{"a": "b"}\n---\nx', { a: 'b' }],
    ['no final newline', '---\na: b\n---', { a: 'b' }],
  ])('is read with %s', (_, text, data) => {
    expect(dataOf(text)).toEqual(data);
  });

  test('a key like __proto__ harms nobody', () => {
    for (const text of [
      '---\n__proto__: {polluted: yes}\n---\nx',
      '+++\n[__proto__]\npolluted = 1\n+++\nx',
    ]) {
      expect(Object.keys(dataOf(text)!)).toEqual(['__proto__']);
      expect({}).not.toHaveProperty('polluted');
    }
  });

  test('reads the same whatever was read before', () => {
    const texts = ['---\na: !!binary aGk=\nb: 1\n---\nx', '---\na: b\n---\nx'];
    const alone = texts.map((text) => read('a.md', text));
    expect([...texts].reverse().map((text) => read('a.md', text))).toEqual([...alone].reverse());
  });

  test.each([
    [['title'], ['Top', 'Deep']],
    [['seo.title'], ['Deep']],
    [['seo.*'], ['Deep', 'All']],
    [[], []],
  ])('fields %j', (fields, texts) => {
    const text = '---\ntitle: Top\nseo:\n  title: Deep\n  list: [{ note: All, url: https://x.org }]\n---\n';
    expect(textsOf(articleOf('a.md', `${text}***`, { fields }))).toEqual(texts);
  });
});

describe('the declared language', () => {
  test.each([
    ['a.md', '---\nlang: es-MX\n---\nx', 'es', 'es-MX'],
    ['a.md', '---\nlanguage: en\n---\nx', 'en', 'en'],
    ['a.html', '<html lang="en-US"><p>x', 'en', 'en-US'],
  ])('%s %j', (path, text, language, written) => {
    const { declared, source } = articleOf(path, text);
    expect(declared?.language).toBe(language);
    expect(source.slice(declared!.range.start, declared!.range.end)).toBe(written);
  });

  test('one that is not ours is a finding', () => {
    const result = read('a.html', '<html lang="fr"><p>Bonjour');
    expect(result.ok && result.value.article.declared).toBeUndefined();
    expect(result.ok && result.value.findings).toMatchObject([
      { rule: 'declared-language', message: { values: { found: 'fr' } }, start: { line: 1, column: 13 } },
    ]);
  });
});

function bomb(): string {
  const lines = ['a: &a [x, x, x, x, x, x, x, x, x, x]'];
  for (const [from, to] of ['ab', 'bc', 'cd', 'de', 'ef', 'fg']) {
    lines.push(`${to}: &${to} [${Array.from({ length: 10 }, () => `*${from}`).join(', ')}]`);
  }
  return lines.join('\n');
}
