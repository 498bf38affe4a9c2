/**
 * What `source-style` says of articles as they were published, in their own language:
 * `node bench/check/originals.ts FOLDER [--sample N] [--locales es,en]`
 *
 * The folder has a `manifest.json` of pairs (see `pairs.ts`). Prints how often each rule speaks per 1,000
 * sentences, and with `--sample` N findings of each, spread evenly, to be read one by one.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { houseOf } from '../../pipeline/check/houses.ts';
import { sourceStyle } from '../../pipeline/check/rules/article/source-style.ts';
import { optionsOf } from '../../pipeline/check/settings.ts';
import type { ArticleSubject } from '../../pipeline/check/subjects.ts';
import { type Language, parseLocale } from '../../pipeline/model/locale.ts';
import type { Range } from '../../pipeline/model/text.ts';
import { segmentArticle } from '../../pipeline/segment/segment.ts';
import { read, readBytes } from '../support/articles.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { sample: { type: 'string', default: '0' }, locales: { type: 'string', default: 'es,en' } },
});
const [folder] = positionals;
if (!folder) {
  console.error('Expected: node bench/check/originals.ts FOLDER [--sample N] [--locales es,en]');
  process.exit(2);
}
const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as {
  pairs: { en: string; es: string; identical: boolean }[];
};
for (const locale of values.locales.split(',')) measure(folder, locale);

interface Told {
  readonly rule: string;
  readonly at: Range;
  readonly source: string;
  readonly file: string;
  readonly values: object;
}

function measure(root: string, locale: string): void {
  const language = locale.slice(0, 2) as Language;
  const told: Told[] = [];
  let sentences = 0;
  let bytes = 0;
  const options = optionsOf(sourceStyle, {});
  let spent = 0;
  const files = new Set(manifest.pairs.filter(({ identical }) => !identical).map((pair) => pair[language]));
  for (const file of files) {
    if (!existsSync(join(root, file))) continue;
    const article = read(file, readBytes(root, file));
    if (!article.ok) continue;
    const parts = article.value.blocks.map(({ range }, block) => ({ block, range }));
    const segments = segmentArticle(article.value, { language, parts });
    sentences += segments.length;
    bytes += article.value.source.length;
    const edition = {
      name: locale,
      locale: parseLocale(locale)!,
      language,
      engines: [],
      publish: { require: 'translated' as const, incomplete: 'hold' as const },
    };
    const subject: ArticleSubject = {
      article: article.value,
      separation: { language, judgements: [], strays: [] },
      original: { edition, house: houseOf(locale), segments },
      siteKey: () => undefined,
      place: ({ start, end }) => ({ file, start: { line: start, column: 1 }, end: { line: end, column: 1 } }),
    };
    const before = process.cpuUsage();
    const reports = sourceStyle.run(subject, options);
    const { user, system } = process.cpuUsage(before);
    spent += user + system;
    for (const { place, message, evidence } of reports)
      told.push({
        rule: String(evidence?.at(-1)?.values?.['rule']),
        at: { start: place.start!.line, end: place.end!.line },
        source: article.value.source,
        file,
        values: message.values ?? {},
      });
  }
  const rate = (count: number) => ((1000 * count) / sentences).toFixed(2);
  console.log(
    `\n${locale}: ${sentences} sentences, ${told.length} findings, ${rate(told.length)} per 1,000, ${(bytes / spent).toFixed(2)} MB per CPU second`,
  );
  const byRule = [...Map.groupBy(told, ({ rule }) => rule)].sort(([, a], [, b]) => b.length - a.length);
  for (const [rule, all] of byRule) {
    console.log(`  ${rule}: ${all.length}, ${rate(all.length)}`);
    const wanted = Math.min(all.length, Number(values.sample));
    for (let at = 0; at < wanted; at++) show(all[Math.floor((at * all.length) / wanted)]!);
  }
}

function show({ at, source, file, values: said }: Told): void {
  const before = source.slice(Math.max(0, at.start - 70), at.start);
  const after = source.slice(at.end, at.end + 50);
  const line = `${before}⟦${source.slice(at.start, at.end).slice(0, 200)}⟧${after}`;
  console.log(`    · ${file} ${JSON.stringify(said)}\n      ${line.replace(/\s+/g, ' ')}`);
}
