/** Fills a memory index with what has changed: translation records, the site's strings, and the TMX and CSV files of the memory folder. */

import { entryOf } from '../exchange/tmx/entries.ts';
import { TmxReader } from '../exchange/tmx/read.ts';
import { newBatches, notHeld } from '../memory/fuzzy/from-records.ts';
import { adoptHandEdits } from '../memory/hand-edits.ts';
import type { Edition } from '../model/config.ts';
import { type Failure, fail, ok, type Result } from '../model/finding.ts';
import { otherLanguage } from '../model/locale.ts';
import type { MemoryEntry, MemorySource } from '../model/memory.ts';
import type { MemoryBatch, MemoryFiles, MemoryIndex } from '../ports.ts';
import { readMemoryCsv } from '../validate/memory-csv.ts';
import type { Progress } from './load.ts';
import { memoryFolder } from './memory-folder.ts';
import { type StringsAt, stringBatches } from './remember-strings.ts';
import type { RecordFile, Snapshot } from './snapshot.ts';

export interface Memory {
  readonly index?: MemoryIndex;
  readonly files?: MemoryFiles;
}

export interface Remembering {
  readonly index: MemoryIndex;
  readonly files?: MemoryFiles | undefined;
  readonly snapshot: Pick<Snapshot, 'config'> & {
    readonly records: readonly Pick<RecordFile, 'record'>[];
  } & Partial<Omit<StringsAt, 'config'>>;
  readonly progress?: Progress;
}

/** Records a transaction takes in at once. */
const AT_ONCE = 200;

/** The failures are of single files of the folder; the index itself failing is the result's own failure. */
export async function remember(at: Remembering): Promise<Result<readonly Failure[]>> {
  const held = await at.index.sources();
  if (!held.ok) return held;
  const { snapshot, progress = () => undefined } = at;
  const { config, records, locales = [], additions = [] } = snapshot;
  const batches = [
    ...newBatches(
      held.value,
      records.map(({ record }) => adoptHandEdits(record)),
    ),
    ...notHeld(held.value, stringBatches({ config, locales, additions })),
  ];
  for (let done = 0; done < batches.length; done += AT_ONCE) {
    progress('remember', done, batches.length);
    const added = await at.index.add(batches.slice(done, done + AT_ONCE));
    if (!added.ok) return added;
  }
  return at.files ? rememberFiles({ ...at, files: at.files, held: held.value, progress }) : ok([]);
}

interface FileWork extends Remembering {
  readonly files: MemoryFiles;
  readonly held: readonly MemorySource[];
  readonly progress: Progress;
}

async function rememberFiles(work: FileWork): Promise<Result<readonly Failure[]>> {
  const { index, files, held, snapshot, progress } = work;
  const listed = await files.list();
  if (!listed.ok) return ok([listed.failure]);
  const names = new Set(listed.value.map(({ name }) => sourceName(name)));
  for (const source of held.filter(({ article }) => isImported(article) && !names.has(article))) {
    const removed = await index.remove(source);
    if (!removed.ok) return removed;
  }
  const failures: Failure[] = [];
  for (const [done, file] of listed.value.entries()) {
    progress('remember', done, listed.value.length);
    const due = snapshot.config.editions.filter((edition) => !isHeld(held, file, edition));
    if (due.length === 0) continue;
    const path = `${memoryFolder(snapshot.config)}/${file.name}`;
    const batches = await readMemoryFile(files, file, { editions: due, path });
    if (!batches.ok) failures.push(batches.failure);
    const added = batches.ok ? await index.add(batches.value) : ok(true as const);
    if (!added.ok) return added;
  }
  return ok(failures);
}

type MemoryFile = Readonly<{ name: string; stamp: string }>;

/** `press-2024.tmx` → `tmx:press-2024.tmx`. */
function sourceName(name: string): string {
  return `${name.slice(name.lastIndexOf('.') + 1).toLowerCase()}:${name}`;
}

function isImported(article: string): boolean {
  return /^(?:tmx|csv):/.test(article);
}

function isHeld(held: readonly MemorySource[], file: MemoryFile, edition: Edition): boolean {
  return held.some(
    ({ article, edition: name, stamp }) =>
      article === sourceName(file.name) && name === edition.name && stamp === stampOf(file, edition),
  );
}

/** What was read of a file under another name and stamp, as what it is called in the folder. */
export function renamed(
  batches: readonly MemoryBatch[],
  file: MemoryFile,
  editions: readonly Edition[],
): MemoryBatch[] {
  return batches.map(({ source, entries }, at) => ({
    entries,
    source: { ...source, article: sourceName(file.name), stamp: stampOf(file, editions[at]!) },
  }));
}

/** Another locale takes other variants of the same file. */
function stampOf({ stamp }: MemoryFile, { locale }: Edition): string {
  return `${stamp} ${locale}`;
}

/** One batch for each edition. `path` is what the file is called where it is complained of. */
export async function readMemoryFile(
  files: Pick<MemoryFiles, 'read'>,
  file: MemoryFile,
  { editions, path }: { readonly editions: readonly Edition[]; readonly path: string },
): Promise<Result<MemoryBatch[]>> {
  const read = file.name.toLowerCase().endsWith('.tmx') ? readTmx : readCsv;
  try {
    const entries = await read(files.read(file.name), path, editions);
    if (!entries.ok) return entries;
    return ok(
      editions.map((edition, at) => ({
        source: {
          article: sourceName(file.name),
          edition: edition.name,
          sourceLanguage: otherLanguage(edition.language),
          stamp: stampOf(file, edition),
        },
        entries: entries.value[at]!,
      })),
    );
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return fail({ reason: 'unreadable', file: path, detail });
  }
}

/** For each edition its entries. */
type Entries = Result<MemoryEntry[][]>;

async function readTmx(
  bytes: AsyncIterable<Uint8Array>,
  path: string,
  editions: readonly Edition[],
): Promise<Entries> {
  const reader = new TmxReader(path);
  const entries: MemoryEntry[][] = editions.map(() => []);
  const take = (units: ReturnType<TmxReader['end']>): Result<true> => {
    if (!units.ok) return units;
    for (const unit of units.value) {
      for (const [at, { language, locale }] of editions.entries()) {
        const pair = { source: otherLanguage(language), target: locale };
        const entry = reader.header && entryOf(unit, reader.header, pair);
        if (entry) entries[at]!.push(entry);
      }
    }
    return ok(true);
  };
  for await (const chunk of bytes) {
    const taken = take(reader.push(chunk));
    if (!taken.ok) return taken;
  }
  const ended = take(reader.end());
  return ended.ok ? ok(entries) : ended;
}

async function readCsv(
  bytes: AsyncIterable<Uint8Array>,
  path: string,
  editions: readonly Edition[],
): Promise<Entries> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  const rows = readMemoryCsv(path, new TextDecoder('utf-8').decode(Buffer.concat(chunks)));
  if (!rows.ok) return rows;
  return ok(
    editions.map((edition) =>
      rows.value.flatMap(({ en, es, source, edition: only, ...entry }) => {
        if (source !== undefined && source === edition.language) return [];
        if (only !== undefined && only !== edition.name) return [];
        const texts = edition.language === 'es' ? { source: en, target: es } : { source: es, target: en };
        return [{ ...entry, ...texts }];
      }),
    ),
  );
}
