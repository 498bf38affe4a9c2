import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstInvalid } from '../../pipeline/intake/decode.ts';
import { articleOf, failureOf, readBytes } from './read.ts';

const utf8 = new TextEncoder();
const bytes = (...values: number[]) => Uint8Array.from(values);
const utf16 = (text: string) => Uint8Array.from(Buffer.from(text, 'utf16le'));

describe('decoding', () => {
  test.each([
    ['Latin-1 bytes', Uint8Array.from([...utf8.encode('Una ni'), 0xf1, 0x61]), 'bytes', 6],
    ['a character cut short', bytes(0x61, 0xe2, 0x82), 'bytes', 1],
    ['an overlong form', bytes(0x61, 0xc0, 0xaf), 'bytes', 1],
    ['a surrogate', bytes(0x61, 0x62, 0xed, 0xa0, 0x80), 'bytes', 2],
    ['UTF-16 with a mark', bytes(0xff, 0xfe, ...utf16('Hola')), 'utf-16', 0],
    ['UTF-16 without one', utf16('Una noticia larga'), 'utf-16', 0],
    ['a NUL in the text', utf8.encode('Hola\0mundo'), 'binary', 4],
    ['an image', bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13), 'binary', 8],
  ])('%s is refused', (_, content, found, offset) => {
    expect(failureOf(readBytes('a.md', content))).toEqual({
      reason: 'not-utf8',
      file: 'a.md',
      found,
      offset,
    });
  });

  test.each(['', ' \n\t\r\n', '\uFEFF', '\uFEFF\n', '\u00a0'])('%j is empty', (text) => {
    expect(failureOf(readBytes('a.txt', utf8.encode(text)))).toEqual({ reason: 'empty', file: 'a.txt' });
  });

  test('a file over the limit is refused before it is read', () => {
    const failure = failureOf(readBytes('a.txt', utf8.encode('x'.repeat(11)), { maxBytes: 10 }));
    expect(failure).toEqual({ reason: 'too-large', file: 'a.txt', bytes: 11, limit: 10 });
  });

  test.each(['a.txt', 'a.md', 'a.html'])('the bytes of %s come back from the source', (path) => {
    const text = '\uFEFFUno\r\ndos\rtres\u2028cuatro\u00a0\u{1f600}\n\n\tfin';
    expect(articleOf(path, text).source).toBe(text);
  });

  test('the first invalid byte is the one a strict decoder stops at', () => {
    const strict = new TextDecoder('utf-8', { fatal: true });
    const isValid = (content: Uint8Array) => {
      try {
        strict.decode(content);
        return true;
      } catch {
        return false;
      }
    };
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.uint8Array({ maxLength: 6 }), (text, tail) => {
        const content = Uint8Array.from([...utf8.encode(text), ...tail]);
        const at = firstInvalid(content);
        expect(at === content.length).toBe(isValid(content));
        expect(isValid(content.subarray(0, at))).toBe(true);
      }),
    );
  });
});
