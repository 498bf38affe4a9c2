import fc from 'fast-check';
import i18next from 'i18next';
import { describe, expect, it } from 'vitest';
import { flattenResources, groupsOf, nestResources, textAbove } from '../../pipeline/model/resources.ts';

const key = fc.array(fc.constantFrom('a', 'b', 'c', 'postOn'), { minLength: 1, maxLength: 4 });
const flat = fc.uniqueArray(key, { selector: (steps) => steps.join('.'), maxLength: 12 });

describe('resources', () => {
  it('lose no text by being nested, whatever stands above what', () => {
    fc.assert(
      fc.property(flat, (keys) => {
        const texts = new Map(keys.map((steps) => [steps.join('.'), steps.join(' ')]));
        const again = flattenResources(nestResources(texts));
        expect(Object.fromEntries(again)).toEqual(Object.fromEntries(texts));
      }),
    );
  });

  it('are read by i18next where a key is a text and has texts below it', async () => {
    const texts = new Map([
      ['section.games', 'Games'],
      ['section', 'Section'],
      ['section.games.top', 'Top games'],
    ]);
    const i18n = i18next.createInstance();
    await i18n.init({ lng: 'en', resources: { en: { translation: nestResources(texts) } } });
    for (const [name, text] of texts) expect(i18n.t(name)).toBe(text);
  });

  it('know what has texts below it, and which text is above', () => {
    expect([...groupsOf(['a.b.c', 'd'])]).toEqual(['a', 'a.b']);
    expect(textAbove('a.b.c', new Map([['a.b', '']]))).toBe('a.b');
    expect(textAbove('a.b', new Map([['a.b', '']]))).toBeUndefined();
  });
});
