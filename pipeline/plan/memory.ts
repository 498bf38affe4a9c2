/** What people ask a project's memory for: words in their sentences, files in and out, and how much there is. */
import { tmxHeader, tmxUnit } from '../exchange/tmx/entries.ts';
import { TMX_FOOT, writeTmxHead, writeTmxUnits } from '../exchange/tmx/write.ts';
import type { Config } from '../model/config.ts';
import { type Failure, fail, ok, type Result } from '../model/finding.ts';
import { type Locale, parseLocale } from '../model/locale.ts';
import type { MemoryHit } from '../model/memory.ts';
import type { Files, MemoryBatch, MemoryFiles, MemoryIndex, MemoryStats } from '../ports.ts';
import { MEMORY_CSV_HEAD, writeMemoryRows } from '../validate/memory-csv.ts';
import { loadRecordFiles, type Progress } from './load.ts';
import { memoryFolder } from './memory-folder.ts';
import { readMemoryFile, remember, renamed } from './remember.ts';
import { isStrings } from './remember-strings.ts';

export interface MemoryProject {
  readonly files: Files;
  readonly config: Config;
  readonly memory: { readonly index: MemoryIndex; readonly files: MemoryFiles };
}

/** Brings the index up to date. The failures are of single records and files; the rest is there. */
export async function openMemory(
  { files, config, memory }: MemoryProject,
  progress: Progress,
): Promise<Result<readonly Failure[]>> {
  const snapshot = await loadRecordFiles(files, config);
  const filled = await remember({ index: memory.index, files: memory.files, snapshot, progress });
  return filled.ok ? ok([...snapshot.failures, ...filled.value]) : filled;
}

/** Hits of a concordance, the newest first; a pair that may be read in both directions once. */
export async function searchMemory(
  index: MemoryIndex,
  { text, limit }: { readonly text: string; readonly limit: number },
): Promise<Result<readonly MemoryHit[]>> {
  const hits = await index.search({ text, limit: 2 * limit });
  if (!hits.ok) return hits;
  const distinct = new Map(hits.value.toReversed().map((hit) => [pairOf(hit), hit]));
  return ok([...distinct.values()].toReversed().slice(0, limit));
}

function pairOf({ source, target, article, by, at }: MemoryHit): string {
  return JSON.stringify([[source, target].sort(), article, by, at]);
}

export interface Imported {
  /** Where the file stands now, from the root. */
  readonly file: string;
  /** By edition. */
  readonly entries: readonly { readonly edition: string; readonly entries: number }[];
}

/** Takes a TMX or CSV file into the project's folder of memory, once all of it has been understood. */
export async function importMemory(
  project: MemoryProject,
  file: string,
  progress: Progress,
): Promise<Result<Imported>> {
  const { memory, config } = project;
  if (!/\.(tmx|csv)$/i.test(file))
    return fail({ reason: 'invalid', file, expected: 'FILE.tmx, FILE.csv', found: file });
  progress('remember', 0, 1);
  const read = await readMemoryFile(
    memory.files,
    { name: file, stamp: '' },
    { editions: config.editions, path: file },
  );
  if (!read.ok) return read;
  const taken = await memory.files.take(file);
  if (!taken.ok) return taken;
  const added = await addTaken(project, taken.value, read.value);
  if (!added.ok) return added;
  return ok({
    file: `${memoryFolder(config)}/${taken.value}`,
    entries: read.value.map(({ source, entries }) => ({ edition: source.edition, entries: entries.length })),
  });
}

/** What has been read once is not read again. */
async function addTaken(
  { memory, config }: MemoryProject,
  name: string,
  batches: readonly MemoryBatch[],
): Promise<Result<true>> {
  const listed = await memory.files.list();
  if (!listed.ok) return listed;
  const file = listed.value.find((one) => one.name === name);
  return file ? memory.index.add(renamed(batches, file, config.editions)) : ok(true);
}

const PAGE = 5000;

export interface ExportOptions {
  readonly to: 'tmx' | 'csv';
  /** One edition only. */
  readonly edition?: string | undefined;
  readonly version: string;
}

export interface Exported {
  readonly entries: number;
  /** Entries that XML cannot hold (control characters), left out. */
  readonly skipped: number;
}

/** All that the memory holds, whatever it comes from, handed to `write` a page at a time: any number fits. */
export async function exportMemory(
  { memory: { index }, config }: MemoryProject,
  options: ExportOptions,
  write: (text: string) => Promise<void>,
): Promise<Result<Exported>> {
  let entries = 0;
  let skipped = 0;
  const unitsOf = (hits: readonly MemoryHit[]) => hits.map((hit) => tmxUnit(hit, localesOf(hit, config)));
  const isCsv = options.to === 'csv';
  await write(isCsv ? MEMORY_CSV_HEAD : writeTmxHead(tmxHeader(options.version)));
  let after: number | undefined;
  do {
    const page = await index.page(after, PAGE);
    if (!page.ok) return page;
    const hits = page.value.hits.filter(({ edition }) => (options.edition ?? edition) === edition);
    const pieces = isCsv ? writeMemoryRows(hits) : writeTmxUnits(unitsOf(hits), () => skipped++);
    await write([...pieces].join(''));
    entries += hits.length;
    after = page.value.next;
  } while (after !== undefined);
  if (!isCsv) await write(TMX_FOOT);
  return ok({ entries: entries - skipped, skipped });
}

function localesOf(hit: MemoryHit, { editions }: Config): { source: Locale; target: Locale } {
  const source = parseLocale(hit.sourceLanguage)!;
  const other = hit.sourceLanguage === 'en' ? 'es' : 'en';
  const target = editions.find(({ name }) => name === hit.edition)?.locale ?? parseLocale(other)!;
  return { source, target };
}

export interface MemorySummary extends MemoryStats {
  /** Articles whose records are read in, one for each edition. */
  readonly records: number;
  /** Imported files, one for each edition. */
  readonly files: number;
}

export async function memorySummary(index: MemoryIndex): Promise<Result<MemorySummary>> {
  const stats = await index.stats();
  if (!stats.ok) return stats;
  const sources = await index.sources();
  if (!sources.ok) return sources;
  const files = sources.value.filter(({ article }) => /^(?:tmx|csv):/.test(article)).length;
  const strings = sources.value.filter(({ article }) => isStrings(article)).length;
  return ok({ ...stats.value, files, records: sources.value.length - files - strings });
}
