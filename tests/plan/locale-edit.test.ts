import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addTexts } from '../../pipeline/plan/locale-edit.ts';

describe('adding texts to a locale file', () => {
  it('makes a new file', () => {
    expect(
      addTexts(undefined, [
        { key: 'share.on', text: 'En' },
        { key: 'more', text: 'Más' },
      ]),
    ).toBe('{\n  "share": {\n    "on": "En"\n  },\n  "more": "Más"\n}\n');
  });

  it('leaves what stands there as it is: order, spacing, escapes, line ends', () => {
    const text = '{\r\n\t"b": "\\u00e9",\r\n\t"a":   {\r\n\t\t"x": "1"\r\n\t}\r\n}\r\n';
    const edited = addTexts(text, [
      { key: 'a.y', text: 'dos' },
      { key: 'c', text: 'tres' },
    ]);
    expect(edited.startsWith('{\r\n\t"b": "\\u00e9",\r\n\t"a":   {\r\n\t\t"x": "1"')).toBe(true);
    expect(edited).not.toMatch(/[^\r]\n/);
    expect(JSON.parse(edited)).toEqual({ b: 'é', a: { x: '1', y: 'dos' }, c: 'tres' });
  });

  it('loses nothing where a key is a text and has texts below it', () => {
    const text = '{ "section": "Section", "nav": { "home": "Home" } }\n';
    const edited = addTexts(text, [
      { key: 'section.games', text: 'Games' },
      { key: 'nav', text: 'Menu' },
      { key: 'section.games', text: 'All games' },
    ]);
    expect(JSON.parse(edited)).toEqual({
      section: 'Section',
      nav: { home: 'Home' },
      'section.games': 'All games',
    });
  });

  it('writes many at once as one after the other', () => {
    const step = fc.constantFrom('a', 'b', 'c', 'd');
    const key = fc.array(step, { minLength: 1, maxLength: 3 }).map((steps) => steps.join('.'));
    const { tree } = fc.letrec((tie) => ({
      tree: fc.dictionary(step, fc.oneof(fc.string(), tie('tree')), { maxKeys: 4 }),
    }));
    const layout = fc.constantFrom(undefined, 2, 4, '\t');
    fc.assert(
      fc.property(tree, layout, fc.array(fc.record({ key, text: fc.string() })), (before, indent, texts) => {
        const text = JSON.stringify(before, null, indent);
        const oneByOne = texts.reduce((edited, one) => addTexts(edited, [one]), text);
        expect(addTexts(text, texts).trimEnd()).toBe(oneByOne.trimEnd());
      }),
    );
  });
});
