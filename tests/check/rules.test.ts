/** The list of rules, the folder, the pages and the fixtures are one. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import en from '../../locales/en/check.json' with { type: 'json' };
import es from '../../locales/es/check.json' with { type: 'json' };
import { optionsSchema, titleOf } from '../../pipeline/check/rule.ts';
import { RULES } from '../../pipeline/check/rules/index.ts';
import { optionsOf } from '../../pipeline/check/settings.ts';
import { flattenResources, type ResourceTree } from '../../pipeline/model/resources.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const FOLDER = path.join(ROOT, 'pipeline/check/rules');
const ids = RULES.map(({ id }) => id);
const texts = { en: flattenResources(en as ResourceTree), es: flattenResources(es as ResourceTree) };

describe('the list of rules', () => {
  it('names each file of the folder once, below what it looks at', () => {
    const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.includes(path.sep))
      .map((file) => file.split(path.sep).join('/'));
    expect(RULES.map(({ id, on }) => `${on}/${id}.ts`).sort()).toEqual(files.sort());
  });

  it('uses no id twice', () => {
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has a page for each rule, and no other page', () => {
    const pages = readdirSync(path.join(ROOT, 'docs/rules')).map((file) => file.replace(/\.md$/, ''));
    expect(pages.sort()).toEqual([...ids].sort());
  });

  it('has a fixture folder for each rule, and no other', () => {
    expect(readdirSync(path.join(import.meta.dirname, 'fixtures')).sort()).toEqual([...ids].sort());
  });
});

describe.each(RULES.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  const page = readFileSync(path.join(ROOT, `docs/rules/${id}.md`), 'utf8');

  it('has a page that says what the code says', () => {
    expect(page).toMatch(new RegExp(`^# ${id}\\n\\n${quote(texts.en.get(`titles.${id}`)!)}\\.`));
    expect(page).toContain(`- Severity: ${rule.severity}\n`);
    for (const [name, schema] of Object.entries(rule.options ?? {})) {
      expect(page).toContain(`- \`${name}\` (${schema.type}, \`${JSON.stringify(schema.default)}\`): `);
    }
    expect(page).toContain('## Wrong');
    expect(page).toContain('## Right');
  });

  it('has a title in both languages', () => {
    expect(titleOf(rule).key).toBe(`check:titles.${id}`);
    for (const locale of [texts.en, texts.es]) expect(locale.get(`titles.${id}`)).toMatch(/\p{L}/u);
  });

  it('has messages in both languages with the same values', () => {
    const keys = [...texts.en.keys()].filter((key) => key === id || key.startsWith(`${id}.`));
    expect(keys.length).toBeGreaterThan(0);
    for (const key of keys) expect(valuesOf(texts.es.get(key)), key).toEqual(valuesOf(texts.en.get(key)));
  });

  it('has options that its schema takes', () => {
    const ajv = new Ajv2020({ strict: true });
    expect(ajv.validate(optionsSchema(rule), optionsOf(rule, {})), ajv.errorsText()).toBe(true);
  });

  it('has fixtures', () => {
    const folder = path.join(import.meta.dirname, 'fixtures', id);
    expect(existsSync(folder) && readdirSync(folder).length).toBeGreaterThan(0);
  });
});

function quote(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

function valuesOf(text: string | undefined): string[] {
  return [...new Set(text?.match(/\{\{\w+\}\}/g))].sort();
}
