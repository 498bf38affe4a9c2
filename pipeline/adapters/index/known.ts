/** What a build knew when it was done, kept beside the index of the state that it holds for. */
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { crc32 } from 'node:zlib';
import type { Since } from '../../ports.ts';
import type { Look } from './compare.ts';
import type { Header, Table } from './format.ts';
import type { Scan } from './scan.ts';
import type { State } from './state.ts';

/** The index names the one that holds for it. */
const PREFIX = 'known-build';

interface KnownOptions {
  readonly root: string;
  /** Of the index. */
  readonly file: string;
}

interface LastKnown {
  readonly header: Header;
  readonly table: Table;
  readonly look: Look;
  readonly state: State;
  /** What the trees look like. */
  readonly now: Scan;
}

/** Undefined where nothing is known. */
export function readKnown({ file }: KnownOptions, last: LastKnown): Since | undefined {
  const name = last.header.known;
  if (name === undefined) return undefined;
  try {
    const bytes = readFileSync(path.join(path.dirname(file), path.basename(name)));
    const body = bytes.subarray(4);
    if (bytes.readUInt32LE(0) !== crc32(body)) return undefined;
    return { value: deserialize(body), changed: changedSince(last) };
  } catch {
    return undefined;
  }
}

/** Its name; undefined where it cannot be written: then the next build begins anew. */
export function writeKnown({ file }: KnownOptions, value: unknown): string | undefined {
  const name = `${PREFIX}.${randomBytes(6).toString('hex')}`;
  const target = path.join(path.dirname(file), name);
  const body = serialize(value);
  const sum = Buffer.alloc(4);
  sum.writeUInt32LE(crc32(body));
  try {
    writeFileSync(`${target}.tmp`, Buffer.concat([sum, body]));
    renameSync(`${target}.tmp`, target);
    return name;
  } catch {
    rmSync(`${target}.tmp`, { force: true });
    return undefined;
  }
}

/** All but the one that holds. */
export function removeKnown({ file }: KnownOptions, kept: string | undefined): void {
  const folder = path.dirname(file);
  for (const name of readdirSync(folder))
    if (name.startsWith(PREFIX) && name !== kept) rmSync(path.join(folder, name), { force: true });
}

function changedSince({ table, look, state, now }: LastKnown): Set<string> {
  const rows = [...look.doubtful, ...look.different].filter((row) => row >= table.folders);
  const changed = new Set(rows.map((row) => table.paths[row]!));
  const before = new Set(state.files.flatMap(({ path: file }) => (now.looked.has(file) ? [file] : [])));
  for (const file of now.looked) if (!before.has(file)) changed.add(file);
  return changed;
}
