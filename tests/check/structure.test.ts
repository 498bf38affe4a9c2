/** Rules about bundles, segments, articles and editions, against fixtures that carry their expectation. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { RULES } from '../../pipeline/check/rules/index.ts';
import { runRules, type Subjects } from '../../pipeline/check/run.ts';
import type { Finding } from '../../pipeline/model/finding.ts';
import { articleSubject, type WrittenArticle } from './support/articles.ts';
import { placesOf, siteOf } from './support/site.ts';
import { bundleSubject, type SegmentOptions, segmentSubject, subjects } from './support/subjects.ts';

const FIXTURES = path.join(import.meta.dirname, 'fixtures');

interface WrittenBundle {
  readonly locale: string;
  readonly texts: Readonly<Record<string, string>>;
  readonly reference?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Keys that are told, in order. */
  readonly expect: readonly string[];
}

interface WrittenEdition {
  readonly locale: string;
  readonly pairs: readonly (readonly [string, string])[];
  readonly expect: number;
}

describe.each(casesOf<WrittenBundle>('bundles.json'))('%s', (id, one) => {
  it(JSON.stringify(one.texts), () => {
    expect(Array.isArray(one.expect)).toBe(true);
    const [locale, texts] = Object.entries(one.reference ?? {})[0] ?? [];
    const reference = locale && texts ? { reference: { locale, texts } } : {};
    const found = run(id, {
      bundles: [bundleSubject({ locale: one.locale, texts: one.texts, ...reference })],
    });
    expect(found.map(({ message }) => message.values?.['key'])).toEqual(one.expect);
  });
});

describe.each(casesOf<SegmentOptions & { expect: number }>('segments.json'))('%s', (id, one) => {
  it(`${one.source} → ${one.target}`, () => {
    expect(run(id, { segments: [segmentSubject(one)] })).toHaveLength(one.expect);
  });
});

describe.each(casesOf<WrittenEdition>('editions.json'))('%s', (id, { locale, pairs, expect: count }) => {
  it(JSON.stringify(pairs), () => {
    const segments = pairs.map(([source, target]) => segmentSubject({ source, target, locale }));
    expect(run(id, { segments })).toHaveLength(count);
  });
});

describe.each(casesOf<WrittenArticle>('articles.json'))('%s', (id, one) => {
  it(one.text, () => {
    const found = run(id, { articles: [articleSubject(one)] });
    expect(found).toHaveLength(one.expect);
    const [fix] = found.flatMap((finding) => finding.fix ?? []);
    if (one.fixed !== undefined) {
      expect(one.text.slice(0, fix!.start) + fix!.text + one.text.slice(fix!.end)).toBe(one.fixed);
    }
  });
});

describe.each(casesOf<{ files: Readonly<Record<string, string>>; expect: readonly string[] }>('sites.json'))(
  '%s',
  (id, { files, expect: places }) => {
    it(Object.values(files).join(' '), async () => {
      const found = placesOf(await siteOf(files).run(), id);
      expect(found).toEqual(places.map((place) => `${place} ${id}`));
    });
  },
);

function run(id: string, some: Partial<Subjects>): Finding[] {
  const rules = RULES.filter((rule) => rule.id === id);
  return runRules(rules, subjects(some), { severities: { [id]: 'error' } });
}

/** Every case of every folder that has such a file; one without an expectation fails. */
function casesOf<Case extends { expect: unknown }>(file: string): [string, Case][] {
  return readdirSync(FIXTURES).flatMap((id) => {
    if (!readdirSync(path.join(FIXTURES, id)).includes(file)) return [];
    const cases = JSON.parse(readFileSync(path.join(FIXTURES, id, file), 'utf8')) as Case[];
    return cases.map((one): [string, Case] => {
      if (one.expect === undefined) throw new Error(`${id}/${file}: a case says nothing of what is expected`);
      return [id, one];
    });
  });
}
