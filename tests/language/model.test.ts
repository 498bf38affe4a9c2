import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import recipe from '../../bench/language/recipe.json' with { type: 'json' };
import { decodeModel } from '../../pipeline/language/format.ts';

const FILE = new URL('../../pipeline/language/model.bin', import.meta.url);
const SHARED = new URL('../../../shared/separation/', import.meta.url);

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

describe('model.bin', () => {
  const bytes = readFileSync(FILE);

  it('stays under 600 kB', () => {
    expect(bytes.length).toBeLessThan(600_000);
  });

  it('is the file that the recipe makes', () => {
    expect(digest(bytes)).toBe(recipe.model);
  });

  it('refuses bytes of another layout, saying what to do', () => {
    expect(() => decodeModel(new Uint8Array(bytes.length))).toThrow(/bench\/language\/train\.ts/);
  });

  it('reads the same from a slice that begins at an odd place', () => {
    const shifted = new Uint8Array(bytes.length + 1);
    shifted.set(bytes, 1);
    expect(decodeModel(shifted.subarray(1)).levels).toEqual(decodeModel(bytes).levels);
  });

  it.runIf(existsSync(SHARED))('was made from the strings and lists that lie in ../shared', () => {
    const inputs = Object.entries(recipe.inputs).filter(([name]) => /^(?:lid|lexicon)\//.test(name));
    expect(inputs.length).toBe(3);
    for (const [name, expected] of inputs) {
      expect(digest(readFileSync(new URL(name, SHARED))), name).toBe(expected);
    }
  });
});
