import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Language } from '../../pipeline/model/locale.ts';
import { splitSentences } from '../../pipeline/segment/sentences.ts';

function split(text: string, language: Language): string[] {
  return splitSentences(text, language).map(({ start, end }) => text.slice(start, end));
}

describe.each(['en', 'es'] as const)('the golden rules of %s', (language) => {
  const file = new URL(`fixtures/sentences.${language}.txt`, import.meta.url);
  const cases = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));

  test.each(cases)('%s', (line) => {
    const sentences = line.split(' ¶ ');
    expect(split(sentences.join(' '), language)).toEqual(sentences);
  });
});

describe('laws', () => {
  const piece = fc.constantFrom(
    'a',
    'B',
    '.',
    '. ',
    '? ',
    '… ',
    ' ',
    '\n',
    '1.',
    '(',
    ')',
    '"',
    '«',
    '¿',
    '•',
    'Mr.',
    '\u00a0',
    '😀',
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(piece).map((pieces) => pieces.join('')),
  );

  test('sentences stand in order, trimmed, and leave out only white space', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom<Language>('en', 'es'), (text, language) => {
        let last = 0;
        for (const { start, end } of splitSentences(text, language)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(text.slice(last, start).trim()).toBe('');
          expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
          last = end;
        }
        expect(text.slice(last).replace(/[\s\x85]/g, '')).toBe('');
      }),
    );
  });

  test('a blank line always ends a sentence', () => {
    expect(split('no stop here\n\nand none here', 'en')).toEqual(['no stop here', 'and none here']);
    expect(split('one line\nand the next', 'en')).toEqual(['one line\nand the next']);
  });

  test('text made to be slow is split as fast as any', () => {
    for (const unit of ['. ', 'a. ', '1) ', '(', 'U.S. ', '\n ', '• ', '"', '. (', 'EE. UU. ']) {
      expect(splitSentences(unit.repeat(200_000), 'es').length).toBeGreaterThanOrEqual(0);
    }
  });
});
