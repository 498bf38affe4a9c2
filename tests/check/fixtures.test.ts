/** Every rule against documents that carry their expectation: its fixtures, and the examples of its own page. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Rule } from '../../pipeline/check/rule.ts';
import { RULES } from '../../pipeline/check/rules/index.ts';
import { runRules, type Subjects } from '../../pipeline/check/run.ts';
import type { Finding, Fix } from '../../pipeline/model/finding.ts';
import type { Term } from '../../pipeline/model/glossary.ts';
import { indexLines, positionAt } from '../../pipeline/model/text.ts';
import { type FixtureCase, parseFixture } from './support/parse-fixture.ts';
import { bundleSubject, jsonFile, segmentSubject, subjects } from './support/subjects.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const FIXTURES = path.join(import.meta.dirname, 'fixtures');

const textRules = RULES.filter(({ on }) => on === 'text');

describe.each(textRules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  const folder = path.join(FIXTURES, id);
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.md')) : [];

  it('has a fixture with a wrong and a right case', () => {
    const cases = files.flatMap((name) => casesOf(path.join(folder, name)));
    expect(cases.filter(({ isWrong }) => isWrong).length).toBeGreaterThan(0);
    expect(cases.filter(({ isWrong }) => !isWrong).length).toBeGreaterThan(0);
  });

  for (const file of [
    ...files.map((name) => path.join(folder, name)),
    path.join(ROOT, `docs/rules/${id}.md`),
  ]) {
    for (const one of casesOf(file)) {
      it(`${path.relative(ROOT, file)}:${one.line} ${one.target.slice(0, 60)}`, () => meet(rule, one));
    }
  }
});

function casesOf(file: string): FixtureCase[] {
  return parseFixture(file, readFileSync(file, 'utf8'));
}

function meet(rule: Rule, one: FixtureCase): void {
  const found = runRules([rule], subjectsOf(one), { severities: { [rule.id]: 'error' } });
  const file = jsonFile(one.target);
  const lines = indexLines(file.text);
  const wanted = one.marks.map((mark) => {
    const { start, end } = file.inFile(mark);
    return { start: positionAt(lines, start), end: positionAt(lines, end) };
  });
  expect(found.map(({ rule: id }) => id)).toEqual(wanted.map(() => rule.id));
  expect(found.map((finding) => placeOf(finding, one))).toEqual(wanted);
  if (one.fixed === undefined) return;
  const fixes = found.flatMap(({ fix }) => fix ?? []);
  expect(JSON.parse(applyFixes(file.text, fixes))).toEqual({ target: one.fixed });
}

/** A finding on the whole text stands where the text begins, or is marked as a whole. */
function placeOf({ start, end }: Finding, { target }: FixtureCase) {
  if (start && end) return { start, end };
  const file = jsonFile(target);
  const whole = file.inFile({ start: 0, end: target.length });
  const lines = indexLines(file.text);
  return { start: positionAt(lines, whole.start), end: positionAt(lines, whole.end) };
}

function applyFixes(text: string, fixes: readonly Fix[]): string {
  const lastFirst = [...fixes].sort((a, b) => b.start - a.start);
  return lastFirst.reduce(
    (out, { start, end, text: put }) => out.slice(0, start) + put + out.slice(end),
    text,
  );
}

function subjectsOf({ source, sourceLanguage, target, locale, settings }: FixtureCase): Subjects {
  const terms = termsOf(settings);
  if (settings['kind'] === 'string') {
    const key = settings['name'] ?? 'text';
    const reference = { locale: sourceLanguage, texts: { [key]: source } };
    return subjects({ bundles: [bundleSubject({ locale, texts: { [key]: target }, reference, terms })] });
  }
  const { role, name, house } = settings;
  const options = { ...(role ? { role } : {}), ...(name ? { name } : {}), ...(house ? { house } : {}) };
  return subjects({ segments: [segmentSubject({ source, target, locale, terms, ...options })] });
}

/** `term: en:city council,es:pleno,no.es:ayuntamiento`; `keep: Dos Orillas`. */
function termsOf({ term, keep }: Readonly<Record<string, string>>): Term[] {
  const base = { exactCase: false, line: 2 };
  if (keep) {
    const forms = { en: [keep], es: [keep] };
    return [{ ...base, exactCase: true, forms, forbidden: { en: [], es: [] }, translate: false }];
  }
  if (!term) return [];
  const parts = term.split(',').map((part) => part.split(':') as [string, string]);
  const of = (name: string) => parts.filter(([part]) => part === name).map(([, form]) => form);
  const forms = { en: of('en'), es: of('es') };
  return [{ ...base, forms, forbidden: { en: of('no.en'), es: of('no.es') }, translate: true }];
}
