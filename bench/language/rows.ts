/** Strings with their language, as files keep them: JSON lines of `{text, lang, repo, kind?, rank?}`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Row {
  readonly text: string;
  /** `en`, `es`, `pt`, `ca`, `it`, `fr`, `de`; `any` for a name; `mixed` rows are left out. */
  readonly lang: string;
  readonly repo: string;
  /** `word`: an entry of a list by frequency, at `rank`. `name`: of a person. Anything else was read on a screen. */
  readonly kind?: string;
  readonly rank?: number;
  /** Length in words, as the row's source counted it. */
  readonly bucket?: string;
}

/** All the rows of the `.jsonl` files of a folder, files by name. */
export function readRows(folder: string): Row[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
  return names.sort().flatMap((name) =>
    readFileSync(join(folder, name), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Row)
      .filter((row) => row.lang !== 'mixed'),
  );
}

/** A word list (`word count` lines, commonest first) as occurrences per million. */
export function readFrequencies(file: string): Map<string, number> {
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  const counts = lines.map((line) => [line.split(' ')[0]!, Number(line.split(' ')[1])] as const);
  const total = counts.reduce((sum, [, count]) => sum + count, 0);
  return new Map(counts.map(([word, count]) => [word, (count / total) * 1e6]));
}
