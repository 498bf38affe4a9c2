/** Every schema takes what it should and refuses what it should, naming place, expectation and finding. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseJson } from '../../pipeline/validate/json.ts';
import { compileSchema, SCHEMA_NAMES, type SchemaName, validator } from '../../pipeline/validate/schemas.ts';
import { validateJson } from '../../pipeline/validate/validate.ts';

const HASH = 'abcdefghijklmnop';
const SEGMENT = {
  id: 'a',
  source: 'Hi',
  target: '',
  state: 'initial',
  origin: 'person',
  sourceHash: HASH,
  targetHash: HASH,
};
const COMPLETE = { segments: 1, initial: 0, translated: 0, reviewed: 0, final: 1 };

const EXAMPLES: Record<
  SchemaName,
  { good: unknown; bad: unknown; path: (string | number)[]; expected: RegExp }
> = {
  config: {
    good: {
      editions: {
        en: { locale: 'en' },
        es: { locale: 'es-MX', translator: ['deepl', { engine: 'apertium' }] },
      },
    },
    bad: { editions: { en: { locale: 'fr' } } },
    path: ['editions', 'en', 'locale'],
    expected: /en\|es/,
  },
  baseline: {
    good: { version: 1, findings: [{ rule: 'url', file: 'a.json', fingerprint: HASH, text: 'x', count: 2 }] },
    bad: { version: 1, findings: [{ rule: 'url', file: 'a.json', fingerprint: HASH, text: 'x', count: 0 }] },
    path: ['findings', '0', 'count'],
    expected: />= 1/,
  },
  house: {
    good: { locale: 'es-CO', numbers: { decimal: ',', group: ['.'], groupFrom: 5 }, quotes: ['“”'] },
    bad: { locale: 'es-CO', clock: '25' },
    path: ['clock'],
    expected: /"24"/,
  },
  record: {
    good: { article: 'a', sourceLanguage: 'en', edition: 'es', segments: [SEGMENT] },
    bad: { article: 'a', sourceLanguage: 'en', edition: 'es', segments: [{ ...SEGMENT, state: 'done' }] },
    path: ['segments', '0', 'state'],
    expected: /"reviewed"/,
  },
  locale: {
    good: { share: { on: 'En' } },
    bad: { share: { on: 3 } },
    path: ['share', 'on'],
    expected: /string/,
  },
  'front-matter': {
    good: { title: 'T', tags: ['x'], lang: 'es' },
    bad: { title: 7 },
    path: ['title'],
    expected: /string/,
  },
  glossary: {
    good: { en: 'London', es: 'Londres', note: '' },
    bad: { en: 'London', es: 'Londres', gender: 'f' },
    path: ['gender'],
    expected: /forbidden_en/,
  },
  findings: {
    good: { version: 1, summary: { error: 0, warning: 0, info: 0, failures: 0 }, findings: [], failures: [] },
    bad: { version: 2, summary: { error: 0, warning: 0, info: 0, failures: 0 }, findings: [], failures: [] },
    path: ['version'],
    expected: /1/,
  },
  manifest: {
    good: {
      version: 1,
      edition: 'en',
      locale: 'en',
      namespaces: [],
      articles: [],
      held: [{ id: 'a', reason: 'untranslated', completeness: COMPLETE }],
    },
    bad: {
      version: 1,
      edition: 'en',
      locale: 'en',
      namespaces: [],
      articles: [],
      held: [{ id: 'a', reason: 'lazy', completeness: COMPLETE }],
    },
    path: ['held', '0', 'reason'],
    expected: /"untranslated"/,
  },
  separation: {
    good: {
      decisions: [
        { kind: 'body', text: 'Opinión' },
        { kind: 'word', word: 'siesta' },
      ],
    },
    bad: { decisions: [{ kind: 'word', text: 'siesta' }] },
    path: ['decisions', '0'],
    expected: /a "word"/,
  },
};

describe('schemas', () => {
  it('has an example for each file in schemas/', () => {
    const files = readdirSync(path.resolve(import.meta.dirname, '../../schemas')).map((file) =>
      file.replace('.schema.json', ''),
    );
    expect(files.sort()).toEqual([...SCHEMA_NAMES].sort());
  });

  for (const name of SCHEMA_NAMES) {
    it(`${name} takes a good value and names what is wrong with a bad one`, () => {
      const { good, bad, path: at, expected } = EXAMPLES[name];
      expect(validator(name)(good)).toEqual([]);
      const found = validator(name)(bad).find(
        (violation) => violation.path.map(String).join('/') === at.join('/'),
      );
      expect(found?.expected).toMatch(expected);
    });
  }

  it('puts a violation at line and column of the value, or of the key when the key is wrong', () => {
    const text = '{\n  "editions": { "en": { "locale": "en" } },\n  "editoins": {}\n}';
    const parsed = parseJson('galerada.config.json', text);
    if (!parsed.ok) throw new Error('must parse');
    expect(validateJson('config', parsed.value)).toMatchObject([
      {
        rule: 'schema',
        file: 'galerada.config.json',
        start: { line: 3, column: 3 },
        message: { values: { found: '"editoins"' } },
      },
    ]);
  });

  it('compiles a schema of a project, and throws at one that is none', () => {
    expect(compileSchema({ type: 'object', required: ['byline'] })({})).toMatchObject([
      { expected: 'a "byline"' },
    ]);
    expect(() => compileSchema({ type: 'sentence' })).toThrow();
  });
});
