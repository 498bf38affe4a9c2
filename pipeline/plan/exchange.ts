/** An edition out to other tools and back, through ports. */
import { type ForeignFile, parseForeign, type XliffFormat } from '../exchange/foreign.ts';
import type { ExchangeDocument, Returned } from '../exchange/model.ts';
import { writePo } from '../exchange/po/write.ts';
import { writeCsv } from '../exchange/table/csv.ts';
import { tmxHeader, tmxUnit } from '../exchange/tmx/entries.ts';
import { writeTmx } from '../exchange/tmx/write.ts';
import { writeXliff1 } from '../exchange/xliff/write-1.ts';
import { writeXliff2 } from '../exchange/xliff/write-2.ts';
import type { Config, Edition } from '../model/config.ts';
import { type Failure, ok, type Result } from '../model/finding.ts';
import { formatRecord } from '../model/record.ts';
import { flattenResources, type ResourceTree } from '../model/resources.ts';
import type { State } from '../model/segment.ts';
import type { Files } from '../ports.ts';
import type { Planned } from './assemble.ts';
import { exchangeDocument } from './exchange-document.ts';
import {
  type ImportItem,
  type ImportOptions,
  type ImportPlan,
  planImport,
  type Records,
} from './exchange-import.ts';
import { Places } from './exchange-places.ts';
import type { IsKnown, ReadBack } from './exchange-read.ts';
import { addTexts } from './locale-edit.ts';

export const EXPORT_FORMATS = ['xliff', 'xliff12', 'tmx', 'po', 'csv', 'xlsx'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Where other tools' elements are kept: in git, beside the records, for they are in no other file of the project. */
export function foreignPath(edition: Pick<Edition, 'name'>): string {
  return `exchange/${edition.name}.json`;
}

export interface ExportOptions {
  readonly to: ExportFormat;
  /** ISO 8601, UTC, whole seconds. */
  readonly at: string;
  readonly version: string;
  /** For XLIFF: sources in the place of targets that are not there. */
  readonly fill?: boolean;
}

export interface Exported {
  readonly content: Iterable<string> | Uint8Array;
  /** Segments that the format cannot hold, once all of the content has been read. */
  readonly skipped?: () => number;
}

/** What reads and writes workbooks is loaded when one is asked for. */
export async function exportDocument(
  document: ExchangeDocument,
  foreign: ForeignFile,
  { to, at, version, fill = false }: ExportOptions,
): Promise<Exported> {
  const foreignIn = (format: XliffFormat) => (original: string, unit: string) =>
    foreign.get(format, original, unit);
  switch (to) {
    case 'xliff':
      return { content: writeXliff2(document, { foreignOf: foreignIn('xliff'), fill }) };
    case 'xliff12':
      return { content: writeXliff1(document, { foreignOf: foreignIn('xliff12'), fill }) };
    case 'tmx':
      return tmxOf(document, version);
    case 'po':
      return { content: [writePo(document, at)] };
    case 'csv':
      return { content: [writeCsv(document)] };
    case 'xlsx':
      return { content: await (await import('../exchange/table/xlsx.ts')).writeXlsx(document) };
  }
}

/** What is translated, as memory. */
function tmxOf(document: ExchangeDocument, version: string): Exported {
  const locales = { source: document.source, target: document.target };
  const language = document.source.startsWith('es') ? 'es' : 'en';
  const units = document.files.flatMap((file) =>
    file.units.flatMap(({ segments }) =>
      segments
        .filter(({ state }) => state !== 'initial')
        .map(({ source, target, state, origin = 'person', by }) => {
          const hit = { source, target, state, origin, article: file.original, edition: document.edition };
          return tmxUnit({ ...hit, sourceLanguage: language, ...(by ? { by } : {}) }, locales);
        }),
    ),
  );
  let skipped = 0;
  const content = writeTmx(tmxHeader(version), units, () => skipped++);
  return { content, skipped: () => skipped };
}

export async function loadForeign(files: Files, edition: Edition): Promise<Result<ForeignFile>> {
  const path = foreignPath(edition);
  const text = await files.readText(path);
  return text.ok ? parseForeign(path, text.value) : text;
}

/** The edition that has most of what came back; undefined when two have the same, or none has any. */
export function editionOf(returned: readonly Returned[], planned: Planned): Edition | undefined {
  const counts = planned.snapshot.config.editions.map((edition) => {
    const places = new Places(exchangeDocument(planned, edition));
    return { edition, count: returned.filter((one) => places.find(one)).length };
  });
  counts.sort((a, b) => b.count - a.count);
  const [first, second] = counts;
  return first && first.count > (second?.count ?? 0) ? first.edition : undefined;
}

/** Whether the project has a segment, in any edition or the one that is named. */
export function knownSegments(planned: Planned, edition?: Edition): IsKnown {
  const editions = edition ? [edition] : planned.snapshot.config.editions;
  const all = editions.map((one) => new Places(exchangeDocument(planned, one)));
  return (one) => all.some((places) => places.find(one));
}

export interface Import {
  readonly items: readonly ImportItem[];
  /** Segments that were refused without being listed: the project does not have them. */
  readonly dropped: number;
  /** Files that were written. */
  readonly written: readonly string[];
  readonly failures: readonly Failure[];
}

export interface ImportPorts {
  readonly files: Files;
  readonly config: Config;
}

/** Writes what came back. Held under the project's lock by whoever calls. */
export async function importInto(
  { files }: ImportPorts,
  at: { planned: Planned; edition: Edition; back: ReadBack },
  options: Omit<ImportOptions, 'isPlain'>,
): Promise<Import> {
  const { planned, edition, back } = at;
  const document = exchangeDocument(planned, edition);
  const records = recordsOf(planned, edition);
  const plan = planImport(back.returned, { document, records }, { ...options, isPlain: back.isPlain });
  const failures: Failure[] = [];
  const written: string[] = [];
  const write = async (path: string, text: string): Promise<void> => {
    const result = await files.write(path, text);
    if (result.ok) written.push(path);
    else failures.push(result.failure);
  };
  for (const [path, record] of plan.records) await write(path, formatRecord(record));
  await writeStrings(plan, { planned, edition }, write);
  const kept = await keepForeign(files, edition, { back, plan });
  if (!kept.ok) failures.push(kept.failure);
  else if (kept.value !== undefined) await write(foreignPath(edition), kept.value);
  return { items: plan.items, dropped: back.dropped, written, failures };
}

/** By the article's path. */
function recordsOf({ plan }: Planned, edition: Edition): Records {
  const records = new Map<
    string,
    { path: string; record: Planned['snapshot']['records'][number]['record']; blocked: boolean }
  >();
  for (const { article, editions } of plan.articles)
    for (const one of editions)
      if (one.kind === 'translation' && one.edition.name === edition.name)
        records.set(article.path, { path: one.path, record: one.record, blocked: one.blocked });
  return records;
}

/** Where the region has a text of its own, that is the one that counts. */
async function writeStrings(
  { strings }: ImportPlan,
  { planned: { snapshot }, edition }: { planned: Planned; edition: Edition },
  write: (path: string, text: string) => Promise<void>,
): Promise<void> {
  for (const [path, texts] of strings) {
    const own = snapshot.locales.find(({ document }) => document.file === path);
    const namespace = own?.namespace ?? path.replace(/^.*\/|\.json$/g, '');
    const regional = snapshot.locales.find(
      (one) => one.locale === edition.locale && one.namespace === namespace,
    );
    const known = flattenResources((regional?.document.value ?? {}) as ResourceTree);
    const byFile = Map.groupBy(
      texts,
      ({ key }) => (known.has(key) ? regional?.document.file : undefined) ?? path,
    );
    for (const [file, some] of byFile) {
      if (snapshot.unusable.has(file)) continue;
      const before = snapshot.locales.find(({ document }) => document.file === file)?.document.text;
      const after = addTexts(before, some);
      if (after !== before) await write(file, after);
    }
  }
}

/** The file's new text; undefined when it stays as it is. */
async function keepForeign(
  files: Files,
  edition: Edition,
  { back, plan }: { back: ReadBack; plan: ImportPlan },
): Promise<Result<string | undefined>> {
  const { format } = back;
  const refused = new Set(
    plan.items.filter(({ what }) => what === 'refused').map(({ file, segment }) => `${file}\0${segment}`),
  );
  const withForeign = back.returned.filter(
    ({ foreign, file, segment }) => foreign && !refused.has(`${file}\0${segment}`),
  );
  if (!format || withForeign.length === 0) return ok(undefined);
  const kept = await loadForeign(files, edition);
  if (!kept.ok) return kept;
  const before = kept.value.format();
  for (const { file, unit, foreign } of withForeign)
    if (foreign) kept.value.set(format satisfies XliffFormat, { original: file, unit }, foreign);
  const after = kept.value.format();
  return ok(after === before ? undefined : after);
}

export function parseStates(list: string): readonly State[] | undefined {
  const states = list.split(',').map((one) => one.trim());
  const known: readonly string[] = ['initial', 'translated', 'reviewed', 'final'];
  return states.every((one) => known.includes(one)) ? (states as State[]) : undefined;
}
