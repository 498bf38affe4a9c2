/** Laws that hold for any input, put together from the pieces that make parsers stumble. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { brokenLaws } from './invariants.ts';
import { read } from './read.ts';

const PIECES = [
  ...'*_`~[]()<>{}#|!&:$\\"\'=-+.%/^ \t\n\r',
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
  '<b>',
  '</b>',
  '<p class="a">',
  '</p>',
  '<div>',
  '</div>',
  '<code>',
  '</code>',
  '<br>',
  '<br/>',
  '<img alt="Una foto" src=x>',
  '<a title=\'b "c"\' href="#">',
  '</a>',
  '<!-- c -->',
  '<!-- galerada:off -->',
  '<!-- galerada:on -->',
  '<script>',
  '</script>',
  '<title>',
  '<td>',
  '<li>',
  '<Card title="T">',
  '</Card>',
  '![alt](u "t")',
  '[x](u)',
  '[x]',
  '[x]: u "t"\n',
  '[^1]',
  '[^1]: ',
  '{{ v }}',
  '{{< s a="b" >}}',
  '{{% /s %}}',
  '{% t %}',
  '{#id}',
  '{/* c */}',
  '{a}',
  '[caption id="a"]',
  '[/caption]',
  ':::note[T]\n',
  ':::\n',
  '!!! n "T"\n',
  ':abbr[x]{y}',
  ':smile:',
  '$x^2$',
  '| a | b |\n|---|---|\n',
  '&amp;',
  '&eacute',
  'http://a.b',
  'title: "x"\n',
  'palabra',
  'Una frase. ',
  'ñ',
  '\u{1f600}',
  '\u00a0',
  '\u2028',
  '\uFEFF',
];

const documents = fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join(''));
const PATHS = ['a.md', 'a.mdx', 'a.html', 'a.txt'];
const FOLDER = join(import.meta.dirname, 'fixtures');
const fixtures = readdirSync(FOLDER).filter((name) => !name.endsWith('.blocks.txt'));

/** Half a surrogate pair cannot be written to a file, so it is none of any file's characters. */
function checkLaws(path: string, characters: string): void {
  const text = characters.toWellFormed();
  const result = read(path, text);
  if (!result.ok) return;
  expect(result.value.article.source).toBe(text);
  expect(brokenLaws(result.value.article)).toEqual([]);
}

describe('whatever the file', () => {
  test.each(PATHS)('%s', (path) => {
    fc.assert(
      fc.property(documents, (text) => checkLaws(path, text)),
      { numRuns: 1500 },
    );
  });

  test.each(PATHS)('%s of any characters', (path) => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => checkLaws(path, text)));
  });

  test('front matter of any kind', () => {
    const fences = fc.constantFrom(['---\n', '\n---\n'], ['+++\n', '\n+++\n'], ['{"a": ', '}\n']);
    fc.assert(
      fc.property(fences, documents, documents, ([open, close], data, body) => {
        checkLaws('a.md', `${open}${data}${close}${body}`);
      }),
      { numRuns: 1500 },
    );
  });

  test.each(fixtures)('%s with pieces lost, doubled and put in', (name) => {
    const text = readFileSync(join(FOLDER, name), 'utf8');
    const place = fc.nat({ max: text.length });
    const edit = fc.tuple(place, place, fc.constantFrom('', ...PIECES));
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 4 }), (edits) => {
        let changed = text;
        for (const [at, to, piece] of edits) {
          changed = changed.slice(0, at) + piece + changed.slice(Math.min(to, at + 12));
        }
        checkLaws(name, changed);
      }),
      { numRuns: 150 },
    );
  });

  test('reads the same twice', () => {
    fc.assert(
      fc.property(documents, (text) => {
        expect(read('a.md', text)).toEqual(read('a.md', text));
      }),
    );
  });
});
