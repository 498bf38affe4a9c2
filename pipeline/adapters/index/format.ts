/**
 * The index on the disk: numbers in columns, paths in one text, so that reading 80,000 entries takes milliseconds. A
 * file that is torn, broken or of another version is no index.
 */
import { crc32 } from 'node:zlib';
import { DIGITS } from './digest.ts';
import type { Columns, Stamp } from './stamp.ts';
import type { Entry, FolderEntry, State } from './state.ts';

/** What was printed, in UTF-8, and how it ended. Reports may be of any size: they are not looked into. */
export interface Answer {
  readonly exit: number;
  readonly out: Uint8Array;
  readonly err: Uint8Array;
}

export interface Header {
  /** Of the program that wrote it, Node's version included. */
  readonly code: string;
  /** By the question. */
  readonly answers: Readonly<Record<string, Answer>>;
  /** The trees that were looked over, as JSON. */
  readonly trees?: string;
  /** Stands for what a build knew of this state. */
  readonly known?: string;
}

/** A state as columns; the first `folders` rows are folders. */
export interface Table extends Columns {
  readonly scanned: number;
  readonly folders: number;
  readonly paths: readonly string[];
  /** Of each folder. */
  readonly names: readonly string[];
  readonly endings: readonly (readonly string[] | null)[];
  readonly digests: Buffer;
}

/** Raised whenever the layout changes. */
const VERSION = 2;
/** Checksum, version, rows, folders, and the bytes of paths, names and header; then eight for `scanned`. Answers come last. */
const WORDS = 7;
const PREFIX = 40;
const COLUMNS = 4;
const DIGEST_BYTES = DIGITS / 2;
const NUL = '\0';

export function encodeIndex(header: Header, { scanned, folders, files }: State): Buffer {
  const rows: readonly Entry[] = [...folders, ...files];
  const numbers = new Float64Array(rows.length * COLUMNS);
  const kinds = Buffer.alloc(rows.length);
  const digests = Buffer.alloc(rows.length * DIGEST_BYTES);
  for (const [row, { stamp, digest }] of rows.entries()) {
    const { size, modified, changed, inode } = stamp;
    for (const [column, value] of [size, modified, changed, inode].entries())
      numbers[column * rows.length + row] = value;
    kinds[row] = stamp.kind;
    digests.write(digest, row * DIGEST_BYTES, 'hex');
  }
  const paths = Buffer.from(rows.map(({ path }) => path).join(NUL));
  const names = Buffer.from(folders.map((folder) => folder.names).join(NUL));
  const endings = folders.map((folder) => folder.endings ?? null);
  const answers = Object.entries(header.answers);
  const lengths = answers.map(([key, { exit, out, err }]) => [key, exit, out.length, err.length]);
  const last = Buffer.from(JSON.stringify({ ...header, answers: lengths, endings }));
  const texts = answers.flatMap(([, { out, err }]) => [out, err]);
  const prefix = Buffer.alloc(PREFIX);
  const words = [0, VERSION, rows.length, folders.length, paths.length, names.length, last.length];
  for (const [at, word] of words.entries()) prefix.writeUInt32LE(word, at * 4);
  prefix.writeDoubleLE(scanned, PREFIX - 8);
  const bytes = Buffer.concat([
    prefix,
    Buffer.from(numbers.buffer),
    kinds,
    digests,
    paths,
    names,
    last,
    ...texts,
  ]);
  bytes.writeUInt32LE(checksum(bytes), 0);
  return bytes;
}

/** The header as it is written: of each answer the question, the exit code, and the bytes that are printed. */
interface Last extends Omit<Header, 'answers'> {
  readonly answers: readonly (readonly [string, number, number, number])[];
  readonly endings: Table['endings'];
}

/** Undefined for anything that is no index of this version, whole. */
export function decodeIndex(bytes: Buffer): { header: Header; table: Table } | undefined {
  if (bytes.length < PREFIX) return undefined;
  const words = Array.from({ length: WORDS }, (_, at) => bytes.readUInt32LE(at * 4));
  const [sum = 0, version = 0, rows = 0, folders = 0, paths = 0, names = 0, last = 0] = words;
  const fixed = PREFIX + rows * (COLUMNS * 8 + 1 + DIGEST_BYTES);
  if (version !== VERSION || bytes.length < fixed + paths + names + last || sum !== checksum(bytes))
    return undefined;
  const numbers = new Float64Array(
    bytes.buffer.slice(bytes.byteOffset + PREFIX, bytes.byteOffset + PREFIX + rows * COLUMNS * 8),
  );
  const column = (at: number) => numbers.subarray(at * rows, (at + 1) * rows);
  let from = PREFIX + rows * COLUMNS * 8;
  const take = (length: number) => {
    from += length;
    return bytes.subarray(from - length, from);
  };
  const kinds = take(rows);
  const digests = take(rows * DIGEST_BYTES);
  const pathText = take(paths).toString('utf8');
  const nameText = take(names).toString('utf8');
  const { answers, endings, ...header } = JSON.parse(take(last).toString('utf8')) as Last;
  const told = answers.map(
    ([key, exit, out, err]) => [key, { exit, out: take(out), err: take(err) }] as const,
  );
  const table = {
    scanned: bytes.readDoubleLE(PREFIX - 8),
    folders,
    paths: pathText === '' && rows <= 1 ? [''].slice(0, rows) : pathText.split(NUL),
    names: folders === 0 ? [] : nameText.split(NUL),
    endings,
    kinds,
    sizes: column(0),
    modified: column(1),
    changed: column(2),
    inodes: column(3),
    digests,
  };
  return { header: { ...header, answers: Object.fromEntries(told) }, table };
}

function checksum(bytes: Buffer): number {
  return crc32(bytes.subarray(4));
}

export function stampAt({ kinds, sizes, modified, changed, inodes }: Table, row: number): Stamp {
  return {
    kind: kinds[row] ?? 0,
    size: sizes[row] ?? 0,
    modified: modified[row] ?? 0,
    changed: changed[row] ?? 0,
    inode: inodes[row] ?? 0,
  };
}

export function digestAt({ digests }: Table, row: number): string {
  return digests.toString('hex', row * DIGEST_BYTES, (row + 1) * DIGEST_BYTES);
}

export function stateOf(table: Table): State {
  const entry = (row: number): Entry => ({
    path: table.paths[row] ?? '',
    stamp: stampAt(table, row),
    digest: digestAt(table, row),
  });
  const folders = Array.from({ length: table.folders }, (_, row): FolderEntry => {
    const endings = table.endings[row];
    return { ...entry(row), names: table.names[row] ?? '', ...(endings ? { endings } : {}) };
  });
  const files = Array.from({ length: table.paths.length - table.folders }, (_, at) =>
    entry(at + table.folders),
  );
  return { scanned: table.scanned, folders, files };
}
