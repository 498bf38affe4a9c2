/** Everything we say, we say in both languages, and every failure has its words. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { comparePlaceholders } from '../../pipeline/check/placeholders.ts';
import type { FailureReason } from '../../pipeline/model/finding.ts';
import { parsePluralKey } from '../../pipeline/model/plurals.ts';
import { flattenResources } from '../../pipeline/model/resources.ts';

const LOCALES = path.resolve(import.meta.dirname, '../../locales');
const namespaces = readdirSync(path.join(LOCALES, 'en'));
const texts = (language: string, file: string) =>
  flattenResources(JSON.parse(readFileSync(path.join(LOCALES, language, file), 'utf8')));

/** Plural forms differ by language: compared by the key that code asks for. */
const base = (key: string) => parsePluralKey(key)?.base ?? key;

const REASONS: Record<FailureReason, true> = {
  unreadable: true,
  unwritable: true,
  'not-utf8': true,
  empty: true,
  'too-large': true,
  unparsable: true,
  invalid: true,
  'not-identical': true,
  conflict: true,
  'no-config': true,
  'foreign-output': true,
  locked: true,
  'engine-missing': true,
  'engine-unauthorized': true,
  'engine-quota': true,
  'engine-unsupported': true,
  'engine-busy': true,
  'engine-unreachable': true,
  'engine-broken': true,
};

describe('our own messages', () => {
  it.each(namespaces)('%s says the same in both languages', (file) => {
    const english = texts('en', file);
    const spanish = texts('es', file);
    expect([...new Set([...spanish.keys()].map(base))]).toEqual([...new Set([...english.keys()].map(base))]);
    for (const [key, text] of english) {
      const other = spanish.get(key);
      if (other !== undefined && !parsePluralKey(key))
        expect(comparePlaceholders(text, other), key).toEqual({ lost: [], added: [] });
      expect(text.trim(), key).not.toBe('');
    }
  });

  it('has words and a hint for every reason a thing can fail', () => {
    const said = texts('en', 'cli.json');
    const lacking = Object.keys(REASONS).filter(
      (reason) => !said.has(`failure.${reason}.what`) || !said.has(`failure.${reason}.hint`),
    );
    expect(lacking).toEqual([]);
  });
});
