import { describe, expect, it } from 'vitest';
import { parseJson } from '../../pipeline/validate/json.ts';

function read(text: string) {
  const parsed = parseJson('locales/es/site.json', text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.failure));
  return parsed.value;
}

describe('JSON with positions', () => {
  it('says where a key and its value stand', () => {
    const document = read('{\n  "404": { "title": "No está" }\n}');
    const at = (part: 'key' | 'value') => {
      const { start, end } = document.range(['404', 'title'], part);
      return document.text.slice(start, end);
    };
    expect(at('key')).toBe('"title"');
    expect(at('value')).toBe('"No está"');
  });

  it('points at the nearest parent of what is not there', () => {
    const document = read('{ "share": { "on": "En" } }');
    const { start, end } = document.range(['share', 'with'], 'value');
    expect(document.text.slice(start, end)).toBe('"share"');
  });

  it('names line and column of a trailing comma', () => {
    const parsed = parseJson('a.json', '{\n  "a": "b",\n}');
    expect(parsed).toMatchObject({
      ok: false,
      failure: { reason: 'unparsable', file: 'a.json', start: { line: 3, column: 1 } },
    });
  });

  it('refuses comments, an empty file and nesting that would overflow the stack', () => {
    expect(parseJson('a.json', '{ /* no */ }').ok).toBe(false);
    expect(parseJson('a.json', '').ok).toBe(false);
    expect(parseJson('a.json', `${'['.repeat(200_000)}${']'.repeat(200_000)}`).ok).toBe(false);
  });

  it('tells keys that stand twice', () => {
    expect(read('{ "a": "1", "b": { "a": "2" }, "a": "3" }').duplicates.map(({ key }) => key)).toEqual(['a']);
  });

  it('reads a byte order mark as nothing, and keeps the offsets', () => {
    const document = read('\uFEFF{ "a": "b" }');
    expect(document.value).toMatchObject({ a: 'b' });
    expect(document.range(['a'])).toEqual({ start: 8, end: 11 });
  });
});
