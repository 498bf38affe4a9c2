/** Reads a file of another tool, writes it, reads that again, and says whether anything is different. */

import { failureLines } from '../../pipeline/cli/failures.ts';
import { createSay } from '../../pipeline/cli/messages.ts';
import type { TmxUnit } from '../../pipeline/exchange/tmx/model.ts';
import { TmxReader } from '../../pipeline/exchange/tmx/read.ts';
import { writeTmx } from '../../pipeline/exchange/tmx/write.ts';
import { readXliff } from '../../pipeline/exchange/xliff/read.ts';
import type { Failure } from '../../pipeline/model/finding.ts';
import { canonicalHash } from './canonical.ts';

export type Verdict =
  | { readonly is: 'same' }
  | { readonly is: 'refused'; readonly why: readonly string[] }
  | { readonly is: 'changed'; readonly why: string };

const say = createSay('en');

function reasons(failures: readonly Failure[]): Verdict {
  const why = failures.map((failure) => {
    const { place, what } = failureLines(failure, say);
    return `${place.replace(/^[^:]*/, '')} ${what}`.trim();
  });
  return { is: 'refused', why };
}

export function judge(file: string, bytes: Uint8Array): Verdict {
  return file.endsWith('.tmx') ? judgeTmx(file, bytes) : judgeXliff(file, bytes);
}

function judgeXliff(file: string, bytes: Uint8Array): Verdict {
  const pieces: string[] = [];
  const failures = readXliff(file, bytes, { piece: (text) => void pieces.push(text) });
  if (failures.length) return reasons(failures);
  const written = new TextEncoder().encode(pieces.join(''));
  const again = readXliff(file, written);
  if (again.length) return { is: 'changed', why: 'what was written is refused' };
  return canonicalHash(bytes) === canonicalHash(written)
    ? { is: 'same' }
    : { is: 'changed', why: 'its content is different' };
}

function judgeTmx(file: string, bytes: Uint8Array): Verdict {
  const first = readTmx(file, bytes);
  if (!first.reader) return reasons([first.failure]);
  let skipped = 0;
  const written = [...writeTmx(first.reader.header!, first.units, () => skipped++)].join('');
  const second = readTmx(file, new TextEncoder().encode(written));
  if (!second.reader || skipped > 0) return { is: 'changed', why: 'what was written is refused' };
  const content = (read: typeof first): string =>
    JSON.stringify([read.reader?.header, read.units.map(({ line: _, ...unit }) => unit)]);
  return content(first) === content(second)
    ? { is: 'same' }
    : { is: 'changed', why: 'its content is different' };
}

type TmxRead =
  | { readonly reader: TmxReader; readonly units: readonly TmxUnit[] }
  | { readonly reader?: undefined; readonly failure: Failure; readonly units: readonly TmxUnit[] };

function readTmx(file: string, bytes: Uint8Array): TmxRead {
  const reader = new TmxReader(file);
  const pushed = reader.push(bytes);
  if (!pushed.ok) return { failure: pushed.failure, units: [] };
  const ended = reader.end();
  return ended.ok
    ? { reader, units: [...pushed.value, ...ended.value] }
    : { failure: ended.failure, units: [] };
}
