/**
 * What the rules say of translations that people made and published: `node bench/check/false-alarms.ts FOLDER
 * [--locales es,en] [--rule ID] [--sample N] [--every SEVERITY]`
 *
 * The folder has a `manifest.json` of pairs (see `pairs.ts`). Prints how often each rule speaks per 1,000
 * sentences, and with `--sample` N findings of each rule, spread evenly, to be read one by one.
 */
import { parseArgs } from 'node:util';
import { RULES } from '../../pipeline/check/rules/index.ts';
import { runRules } from '../../pipeline/check/run.ts';
import type { Finding } from '../../pipeline/model/finding.ts';
import { languageOf } from '../../pipeline/model/locale.ts';
import { type Pair, readPairs } from './pairs.ts';
import { subjectOf } from './subjects.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    locales: { type: 'string', default: 'es,en' },
    rule: { type: 'string' },
    sample: { type: 'string', default: '0' },
  },
});
const [folder] = positionals;
if (!folder) {
  console.error(
    'Expected: node bench/check/false-alarms.ts FOLDER [--locales es,en] [--rule ID] [--sample N]',
  );
  process.exit(2);
}
const pairs = readPairs(folder);
const rules = RULES.filter(({ id }) => values.rule === undefined || id === values.rule);
const severities = values.rule === undefined ? {} : { [values.rule]: 'warning' as const };
for (const locale of values.locales.split(',')) measure(locale);

function measure(locale: string): void {
  const segments = pairs.map((pair, number) => subjectOf(pair, { locale, number }));
  const before = process.cpuUsage();
  const found = runRules(rules, { articles: [], segments, bundles: [] }, { severities });
  const { user, system } = process.cpuUsage(before);
  const bytes = pairs.reduce((sum, { en, es }) => sum + en.length + es.length, 0);
  console.log(
    `\n${locale}: ${pairs.length} sentences, ${(bytes / (user + system)).toFixed(2)} MB per CPU second`,
  );
  for (const severity of ['error', 'warning', 'info'] as const) {
    const count = found.filter((finding) => finding.severity === severity).length;
    console.log(`  ${severity}: ${count}, ${perThousand(count)} per 1,000 sentences`);
  }
  const byRule = [...Map.groupBy(found, ({ rule }) => rule)].sort(([, a], [, b]) => b.length - a.length);
  for (const [rule, findings] of byRule) {
    console.log(`  ${rule} (${findings[0]!.severity}): ${findings.length}, ${perThousand(findings.length)}`);
    for (const finding of spread(findings, Number(values.sample))) show(finding, locale);
  }
}

function perThousand(count: number): string {
  return ((1000 * count) / pairs.length).toFixed(2);
}

function spread<T>(list: readonly T[], count: number): T[] {
  const step = Math.max(1, list.length / Math.max(count, 1));
  return Array.from({ length: Math.min(count, list.length) }, (_, at) => list[Math.floor(at * step)]!);
}

function show({ start, end, message, file }: Finding, locale: string): void {
  const pair: Pair = pairs[start!.line]!;
  const [source, target] = languageOf(locale) === 'es' ? [pair.en, pair.es] : [pair.es, pair.en];
  // The target's string begins with a quotation mark, and escapes are rare enough to be read over.
  const [from, to] = [start!.column - 1, (end?.column ?? 0) - 1];
  const marked = end ? `${target.slice(0, from)}⟦${target.slice(from, to)}⟧${target.slice(to)}` : target;
  const { found: _, ...rest } = message.values ?? {};
  console.log(`    · ${JSON.stringify(rest)} ${file}\n      ${source}\n      ${marked}`);
}
