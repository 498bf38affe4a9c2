/** Checked again: the same answer, without the work where nothing changed. */
import { describe, expect, it } from 'vitest';
import { createResultCache } from '../../pipeline/check/results.ts';
import type { TextRule } from '../../pipeline/check/rule.ts';
import { runRules } from '../../pipeline/check/run.ts';
import { placesOf, siteOf } from './support/site.ts';
import { bundleSubject, segmentSubject, subjects } from './support/subjects.ts';

describe('the same group', () => {
  const counting = () => {
    const seen: string[] = [];
    const rule: TextRule = {
      id: 'url',
      on: 'text',
      severity: 'error',
      run: ({ target }) => {
        seen.push(target.text);
        return [{}];
      },
    };
    return { rule, seen };
  };

  it('is looked at once, and told each time', () => {
    const { rule, seen } = counting();
    const results = createResultCache();
    const look = (...groups: [string, string][]) =>
      runRules(
        [rule],
        subjects({
          segments: groups.map(([group, target]) => ({ ...segmentSubject({ source: 'a', target }), group })),
          bundles: [bundleSubject({ locale: 'es', texts: { a: 'sin grupo' } })],
        }),
        { cache: results.begin() },
      ).length;
    expect(look(['1', 'uno'], ['2', 'dos'])).toBe(3);
    expect(look(['1', 'uno'], ['3', 'tres'])).toBe(3);
    expect(seen).toEqual(['uno', 'dos', 'sin grupo', 'tres', 'sin grupo']);
    // Only the last run is kept.
    expect(look(['2', 'dos'])).toBe(2);
    expect(seen.filter((text) => text === 'dos')).toHaveLength(2);
  });
});

describe('a site checked again', () => {
  it('says what a new check would say, after each change', async () => {
    const files = {
      'content/a.md': 'The river rose again.\n',
      'locales/en/site.json': { a: 'One', b: 'Two' },
      'locales/es/site.json': { a: 'Uno ,', b: 'Dos' },
    };
    const site = siteOf(files);
    const changes: [string, string][] = [
      ['locales/es/site.json', '{"a": "Uno", "b": "Dos ,"}'],
      ['locales/en/site.json', '{"a": "One", "b": "Two {{n}}"}'],
      ['content/a.md', 'The river rose again.\n\nThe road is closed.\n'],
      ['glossary.csv', 'en,es\nTwo,Par\n'],
    ];
    await site.run();
    for (const [file, text] of changes) {
      site.files.texts.set(file, text);
      const again = await site.run();
      const fresh = await siteOf(Object.fromEntries(site.files.texts)).run();
      expect(again.findings).toEqual(fresh.findings);
      expect(placesOf(again).length).toBeGreaterThan(0);
    }
  });
});
