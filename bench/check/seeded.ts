/**
 * What share of planted faults the rules find: `node bench/check/seeded.ts FOLDER [--count 200] [--missed]`
 *
 * Faults of each kind are planted in clean pairs of the folder (see `pairs.ts`), the same on every run. One is
 * found when a rule that is for it speaks of the faulty pair and not of the clean one; its place is exact when
 * the finding covers the planted stretch, or is of the whole text where something was left out.
 */
import { parseArgs } from 'node:util';
import { RULES } from '../../pipeline/check/rules/index.ts';
import { runRules } from '../../pipeline/check/run.ts';
import type { Finding } from '../../pipeline/model/finding.ts';
import { randomFrom } from '../support/random.ts';
import { bundleFaults } from './faults/bundles.ts';
import type { Fault, Planted, Texts } from './faults/fault.ts';
import { integrityFaults } from './faults/integrity.ts';
import { languageFaults } from './faults/language.ts';
import { numberFaults } from './faults/numbers.ts';
import { pageFaults } from './faults/pages.ts';
import { typographyFaults } from './faults/typography.ts';
import { type Pair, readPairs } from './pairs.ts';
import { subjectOf } from './subjects.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { count: { type: 'string', default: '200' }, missed: { type: 'boolean', default: false } },
});
const [folder] = positionals;
if (!folder) {
  console.error('Expected: node bench/check/seeded.ts FOLDER [--count 200] [--missed]');
  process.exit(2);
}
const count = Number(values.count);
const pairs = shuffle(readPairs(folder));
const total = { planted: 0, found: 0, exact: 0, kinds: 0, weak: 0 };
for (const fault of [...numberFaults, ...integrityFaults, ...languageFaults, ...typographyFaults])
  measure(fault);
for (const { name, planted, found, exact } of [...pageFaults(pairs, count), ...bundleFaults(count)])
  report(name, { planted, found, exact });
const share = (part: number) => `${((100 * part) / total.planted).toFixed(2)} %`;
console.log(
  `${total.kinds} kinds, ${total.planted} faults: found ${share(total.found)}, place exact ${share(total.exact)}, ` +
    `${total.weak} kinds below 90 %`,
);
process.exitCode = total.found < 0.97 * total.planted || total.weak > 0 ? 1 : 0;

function shuffle(list: readonly Pair[]): Pair[] {
  const random = randomFrom(1);
  return list
    .map((pair) => ({ pair, order: random() }))
    .sort((a, b) => a.order - b.order)
    .map(({ pair }) => pair);
}

function measure(fault: Fault): void {
  const planted = plantAll(fault);
  const wrong = findingsOf(fault, planted);
  const before = findingsOf(
    fault,
    planted.map(({ clean }) => clean),
  );
  let found = 0;
  let exact = 0;
  for (const [at, one] of planted.entries()) {
    const known = new Set((before.get(at) ?? []).map(({ rule }) => rule));
    const told = (wrong.get(at) ?? []).filter(({ rule }) => fault.rules.includes(rule) && !known.has(rule));
    if (told.length > 0) found++;
    else if (values.missed) console.log(`  missed\n    ${one.source}\n    ${one.target}`);
    if (told.some((finding) => isExact(finding, one))) exact++;
  }
  report(fault.name, { planted: planted.length, found, exact });
}

function plantAll({ plant, language, role }: Fault): Planted[] {
  const random = randomFrom(7);
  const planted: Planted[] = [];
  for (const pair of pairs) {
    if (planted.length >= count) break;
    if (role ? pair.role !== role : pair.role === 'heading' || pair.role === 'title') continue;
    const texts: Texts =
      language === 'es' ? { source: pair.en, target: pair.es } : { source: pair.es, target: pair.en };
    const one = plant(texts, random);
    if (one) planted.push(one);
  }
  return planted;
}

function findingsOf(fault: Fault, all: readonly Texts[]): Map<number, Finding[]> {
  const { language, role = 'paragraph', locale = language } = fault;
  const segments = all.map(({ source, target }, number) => {
    const [en, es] = language === 'es' ? [source, target] : [target, source];
    return subjectOf({ file: fault.name, role, en, es }, { locale, number });
  });
  const rules = RULES.filter(({ id }) => fault.rules.includes(id));
  const found = runRules(rules, { articles: [], segments, bundles: [] }, {});
  return Map.groupBy(found, ({ start }) => start!.line);
}

/** Columns count the quotation mark before the text; escapes shift what follows them. */
function isExact({ start, end }: Finding, { at, target }: Planted): boolean {
  if (!at || !end) return !end;
  const shift = 1 + JSON.stringify(target.slice(0, at.start)).length - 2 - at.start;
  const range = { start: start!.column - shift, end: end.column - shift };
  return range.start <= at.end && range.end >= at.start;
}

function report(
  name: string,
  { planted, found, exact }: { planted: number; found: number; exact: number },
): void {
  const share = (part: number) => `${((100 * part) / Math.max(1, planted)).toFixed(1)} %`;
  console.log(`${name}: ${planted} planted, found ${share(found)}, place exact ${share(exact)}`);
  total.kinds++;
  total.planted += planted;
  total.found += found;
  total.exact += exact;
  if (found < 0.9 * planted) total.weak++;
}
