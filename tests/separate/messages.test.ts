import { describe, expect, it } from 'vitest';
import en from '../../locales/en/separate.json' with { type: 'json' };
import es from '../../locales/es/separate.json' with { type: 'json' };
import { FEATURE_KINDS } from '../../pipeline/separate/feature-kinds.ts';
import { STRAY_FEATURES } from '../../pipeline/separate/stray-features.ts';
import strayWeights from '../../pipeline/separate/stray-weights.json' with { type: 'json' };
import weights from '../../pipeline/separate/weights.json' with { type: 'json' };

/** Keys without plural suffixes. */
function keysOf(tree: object, path = ''): string[] {
  return Object.entries(tree).flatMap(([name, value]) =>
    typeof value === 'string'
      ? [`${path}${name.replace(/_(one|many|other)$/, '')}`]
      : keysOf(value, `${path}${name}.`),
  );
}

describe('reasons are told in both languages', () => {
  it('has the same keys in English and Spanish', () => {
    expect([...new Set(keysOf(es))].sort()).toEqual([...new Set(keysOf(en))].sort());
  });

  it.each([...new Set(Object.values(FEATURE_KINDS))])('has words for evidence of the kind %s', (kind) => {
    const names = new Set(keysOf(en.evidence).map((key) => key.split('.')[0]));
    expect(names).toContain(kind);
  });
});

describe('the files of weights fit the code', () => {
  it('weighs every feature', () => {
    expect(Object.keys(weights.features).sort()).toEqual(Object.keys(FEATURE_KINDS).sort());
    expect(Object.keys(strayWeights.features).sort()).toEqual([...STRAY_FEATURES].sort());
  });
});
