/** Real pages, where the folder with them lies beside the project: all are read, and all laws hold. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formatOf } from '../../pipeline/intake/read.ts';
import { brokenLaws } from './invariants.ts';
import { readBytes } from './read.ts';

const SHARED = join(import.meta.dirname, '../../../shared');
const FOLDERS = ['corpora', 'separation/dev', 'edits', 'seeds'];

describe('real pages', () => {
  test.skipIf(!existsSync(SHARED)).each(FOLDERS)(
    '%s (skipped where the folder "shared" does not lie beside the project)',
    (folder) => {
      const paths = readdirSync(join(SHARED, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && formatOf(entry.name) !== undefined)
        .map((entry) => join(entry.parentPath, entry.name));
      expect(paths.length).toBeGreaterThan(0);
      const refused: string[] = [];
      for (const path of paths) {
        const result = readBytes(path, readFileSync(path));
        if (!result.ok) refused.push(`${path}: ${result.failure.reason}`);
        else for (const law of brokenLaws(result.value.article)) refused.push(`${path}: ${law}`);
      }
      expect(refused).toEqual([]);
    },
    60_000,
  );
});
