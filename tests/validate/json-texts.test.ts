/** Read in one pass, a file of texts is what JSON says it is, or is left to the parser. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flattenResources, type ResourceTree } from '../../pipeline/model/resources.ts';
import { parseJson, parseTexts } from '../../pipeline/validate/json.ts';
import { readTexts } from '../../pipeline/validate/json-texts.ts';

const name = fc.oneof(
  fc.constantFrom('a', 'b', 'a.b', 'b.a', '1', '10', '2nd', '', '__proto__', 'toString', 'es"', 'ñ\u2028'),
  fc.string({ maxLength: 5, unit: 'binary' }),
);
const { tree } = fc.letrec<{ tree: unknown; value: unknown }>((tie) => ({
  tree: fc.dictionary(name, tie('value'), { maxKeys: 5, noNullPrototype: true }),
  value: fc.oneof({ depthSize: 'small' }, fc.string({ unit: 'binary' }), tie('tree')),
}));
const indent = fc.constantFrom('', '\t', '  ', '\r\n');
const written = fc.tuple(tree, indent).map(([value, by]) => JSON.stringify(value, null, by));

/** Changes a file at a few places, as a slip of the hand does. */
const mangled = fc
  .tuple(
    written,
    fc.array(
      fc.tuple(fc.nat(), fc.constantFrom('', '"', '\\', ',', ':', '{', '}', '[', '1', '\n', '\u0001')),
    ),
  )
  .map(([text, slips]) =>
    slips.reduce((now, [at, slip]) => {
      const place = at % (now.length + 1);
      return now.slice(0, place) + slip + now.slice(place + 1);
    }, text),
  );

describe('texts read in one pass', () => {
  it('are those of the tree, in its order', () => {
    let read = 0;
    fc.assert(
      fc.property(fc.oneof(written, mangled), (text) => {
        const texts = readTexts(text);
        if (!texts) return;
        read++;
        const parsed = parseJson('a.json', text);
        if (!parsed.ok) throw new Error(`read what is no JSON: ${text}`);
        expect(parsed.value.duplicates).toEqual([]);
        expect([...texts]).toEqual([...flattenResources(parsed.value.value as ResourceTree)]);
      }),
      { numRuns: 3_000 },
    );
    expect(read).toBeGreaterThan(300);
  });

  it.each([
    ['', 'nothing'],
    ['"a"', 'a text alone'],
    ['{"a": "b"', 'an object that does not end'],
    ['{"a": "b"} {}', 'more than one'],
    ['{"a": "b",}', 'a comma too many'],
    ['{"a": "b" "c": "d"}', 'a comma too few'],
    ['{"a": "line\nbreak"}', 'a break within a text'],
    ['{"a": "\\x"}', 'an escape that is none'],
    ['{"a": ["b"]}', 'a list'],
    ['{"a": 1}', 'a number'],
    ['{"a": "b", "a": "c"}', 'a key twice'],
    ['{"a": {"b": "c"}, "a": {"d": "e"}}', 'an object twice'],
    ['{"a": {"b": "c"}, "a": "d"}', 'an object and a text under one key'],
    ['{"a.b": "c", "a": {"b": "d"}}', 'two keys that come to one'],
    ['{"b": "c", "1": "d"}', 'a key that objects put first'],
    ['\uFEFF{"a": "b"}', 'a byte order mark'],
    ['{"a":'.repeat(300), 'what is nested too deeply'],
  ])('are not what %j is: %s', (text) => {
    expect(readTexts(text)).toBeUndefined();
    expect(JSON.stringify(parseTexts('a.json', text))).toBe(JSON.stringify(parseJson('a.json', text)));
  });

  it('have their places in the file', () => {
    const parsed = parseTexts('a.json', '{\n  "share": { "on": "En \\"casa\\"" }\n}');
    if (!parsed.ok) throw new Error('not read');
    const { texts, value, text, lines, range } = parsed.value;
    expect([...(texts ?? [])]).toEqual([['share.on', 'En "casa"']]);
    expect(value).toEqual({ share: { on: 'En "casa"' } });
    const { start, end } = range(['share', 'on']);
    expect(text.slice(start, end)).toBe('"En \\"casa\\""');
    expect(lines).toEqual([0, 2, 37]);
  });
});
