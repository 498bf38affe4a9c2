import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPlainYaml } from '../../pipeline/intake/front-matter/plain-yaml.ts';
import { parseYaml } from '../../pipeline/intake/front-matter/yaml.ts';

const OPEN = '---\n';
const plainly = (lines: string) =>
  readPlainYaml(`${OPEN}${lines}---\n`, { start: OPEN.length, end: OPEN.length + lines.length });
const byParser = (lines: string) => parseYaml(`${OPEN}${lines}---\n`, OPEN.length, lines);

const key = fc.constantFrom(
  'title',
  'd.e',
  'cSpell:ignore',
  'b-c',
  '_x',
  'null',
  'True',
  '__proto__',
  'toString',
  'a:',
  '1',
  'é',
  '"q"',
);
const atom = fc.constantFrom(
  ...[
    'a',
    'El puerto',
    '¿Qué?',
    '/x/y',
    '007',
    '1.5',
    '1e3',
    '0x1f',
    '.inf',
    '+2',
    '2019-08-18',
    '12:30',
    '123e45',
  ],
  ...[
    'true',
    'False',
    'null',
    '~',
    'yes',
    '"q"',
    "'s'",
    '""',
    '"',
    "'",
    ' ',
    ': ',
    ':',
    ' #',
    '#',
    ',',
    '[a, b]',
  ],
  ...[
    '["x", "y"]',
    "['a', 1 ]",
    '[]',
    '[',
    ']',
    '{',
    '- ',
    '? ',
    '!!str ',
    '&a ',
    '*a',
    '|',
    '>',
    '%',
    '@',
    '\\',
  ],
  ...['\n', '\n  ', '\t', '\u00a0', '\u2028', '😀', '...', '---', 'http://a.b/c'],
);
const value = fc.array(atom, { minLength: 1, maxLength: 4 }).map((atoms) => atoms.join(''));
const line = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(key, fc.constantFrom(': ', ':  ', ':', ' : '), value).map((all) => all.join('')),
  },
  { weight: 1, arbitrary: value },
  { weight: 1, arbitrary: fc.constantFrom('', '# a note: of ours', ' ') },
);
const lines = fc.array(line, { minLength: 1, maxLength: 5 }).map((all) => `${all.join('\n')}\n`);

describe('front matter of one line for each key', () => {
  test('is read as the YAML parser reads it, or left to it', () => {
    fc.assert(
      fc.property(lines, (text) => {
        const found = plainly(text);
        if (found) expect(found).toEqual(byParser(text));
      }),
      { numRuns: 3000 },
    );
  });

  test.each([
    'title: The port\n',
    'title: "The port: a report"\ndate: 2025-01-02\nweight: 5\ndraft: false\n',
    '# Ours\n\ntags: [\'news\', "port", sea side]  \ncSpell:ignore: marylia\n',
    'link: https://example.org/a#b\nempty: []\n',
  ])('needs no parser: %j', (text) => {
    expect(plainly(text)).toEqual(byParser(text));
    expect(plainly(text)).toBeDefined();
  });

  test.each([
    ['a key twice', 'a: 1\na: 2\n'],
    ['a value on the lines below', 'a:\n  b: 1\n'],
    ['a text that goes on', 'a: b\n  c\n'],
    ['an escape', 'a: "b\\n"\n'],
    ['a note after a value', 'a: b # c\n'],
    ['an anchor', 'a: &b c\n'],
    ['a tag', 'a: !!str 1\n'],
    ['a map', 'a: { b: 1 }\n'],
    ['a list in a list', 'a: [b, [c]]\n'],
    ['a carriage return', 'a: b\r\n'],
    ['what means something to JavaScript', '__proto__: a\n'],
    ['no key at all', '# a\n'],
  ])('leaves %s to the parser', (_, text) => {
    expect(plainly(text)).toBeUndefined();
  });
});
