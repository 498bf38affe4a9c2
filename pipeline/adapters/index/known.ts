/** What a build knew when it was done, kept with the state of the project that it holds for. */
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Since } from '../../ports.ts';
import { stateOf } from './format.ts';
import { differences } from './scan.ts';
import { isSame, stampOf } from './stamp.ts';
import { isRacy, type State } from './state.ts';
import { readIndex, writeIndex } from './store.ts';

/** Beside the index. */
const FILE = 'known-build';
const KEY = 'known';

export interface KnownOptions {
  readonly root: string;
  /** Of the index. */
  readonly file: string;
  /** Of the program. */
  readonly code: string;
}

/** Undefined where nothing is known that holds for this program. `now` is what the trees look like. */
export function readKnown({ root, file, code }: KnownOptions, now: State): Since | undefined {
  const index = readIndex(path.join(path.dirname(file), FILE));
  const kept = index?.header.code === code ? index.header.answers[KEY] : undefined;
  if (!index || !kept) return undefined;
  try {
    const value: unknown = deserialize(kept.out);
    return { value, changed: changedSince(root, stateOf(index.table), now) };
  } catch {
    return undefined;
  }
}

/** False where it cannot be written: then the next build begins anew. */
export function writeKnown({ file, code }: KnownOptions, state: State, value: unknown): boolean {
  const kept = { exit: 0, out: serialize(value), err: new Uint8Array() };
  return writeIndex(path.join(path.dirname(file), FILE), { code, answers: { [KEY]: kept } }, state);
}

function changedSince(root: string, before: State, now: State): Set<string> {
  const looked = new Set(now.files.map((entry) => entry.path));
  const changed = new Set(
    differences({ ...before, files: before.files.filter((one) => looked.has(one.path)) }, now),
  );
  for (const { path: file, stamp } of before.files) {
    const isSure = looked.has(file) || isSame(stampOf(path.join(root, file)), stamp);
    if (!isSure || isRacy(stamp, before.scanned)) changed.add(file);
  }
  return changed;
}
