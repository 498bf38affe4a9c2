import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from '../../pipeline/validate/json.ts';

function read(text: string) {
  const parsed = parseJson('locales/es/site.json', text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.failure));
  return parsed.value;
}

/** An object whose keys may stand twice. */
class Pairs {
  readonly pairs: readonly (readonly [string, unknown])[];

  constructor(pairs: readonly (readonly [string, unknown])[]) {
    this.pairs = pairs;
  }
}

function write(value: unknown): { text: string; twice: number } {
  if (Array.isArray(value)) {
    const items = value.map(write);
    return { text: `[${items.map(({ text }) => text).join(', ')}]`, twice: sum(items) };
  }
  if (!(value instanceof Pairs)) return { text: JSON.stringify(value), twice: 0 };
  const items = value.pairs.map(([, inner]) => write(inner));
  const text = items.map((item, at) => `${JSON.stringify(value.pairs[at]![0])} : ${item.text}`).join(',\n');
  const names = new Set(value.pairs.map(([name]) => name));
  return { text: `{${text}}`, twice: value.pairs.length - names.size + sum(items) };
}

function sum(items: readonly { twice: number }[]): number {
  return items.reduce((total, { twice }) => total + twice, 0);
}

function expectPlaces(
  document: ReturnType<typeof read>,
  { value, path }: { value: unknown; path: readonly (string | number)[] },
): void {
  const at = (part: 'key' | 'value') => {
    const { start, end } = document.range(path, part);
    return document.text.slice(start, end);
  };
  expect(at('value').trim()).toBe(at('value'));
  expect(JSON.parse(at('value'))).toEqual(value);
  if (typeof path.at(-1) === 'string') expect(JSON.parse(at('key'))).toBe(path.at(-1));
  if (typeof value !== 'object' || value === null) return;
  const steps = Array.isArray(value) ? value.keys() : Object.keys(value);
  for (const step of steps)
    expectPlaces(document, {
      value: (value as Record<string | number, unknown>)[step],
      path: [...path, step],
    });
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

  it('reads what JSON.parse reads, and tells every key that stands twice', () => {
    const key = fc.constantFrom('a', 'b', 'a:b', 'with "quotes"', 'back\\slash', '\\"', '', 'ñ');
    const tree = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.jsonValue(),
        key,
        tie('object'),
        fc.array(tie('value'), { maxLength: 3 }),
      ),
      object: fc.array(fc.tuple(key, tie('value')), { maxLength: 4 }).map((pairs) => new Pairs(pairs)),
    }));
    fc.assert(
      fc.property(tree.object, (object) => {
        const written = write(object);
        const document = read(written.text);
        expect(document.value).toEqual(JSON.parse(written.text));
        expect(document.duplicates).toHaveLength(written.twice);
      }),
    );
  });

  it('points at every value and at every key of any JSON, however it is written', () => {
    const space = fc.constantFrom(undefined, 1, '\t', '\r\n ');
    fc.assert(
      fc.property(fc.jsonValue(), space, (value, indent) => {
        const text = ` ${JSON.stringify(value, null, indent).replaceAll('o', '\\u006f')}\n`;
        expectPlaces(read(text), { value: JSON.parse(text), path: [] });
      }),
    );
  });

  it('reads a byte order mark as nothing, and keeps the offsets', () => {
    const document = read('\uFEFF{ "a": "b" }');
    expect(document.value).toMatchObject({ a: 'b' });
    expect(document.range(['a'])).toEqual({ start: 8, end: 11 });
  });
});
