/** Each document in `fixtures/` with the list of its blocks beside it, in `NAME.blocks.txt`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { brokenLaws } from './invariants.ts';
import { articleOf } from './read.ts';
import { renderBlocks } from './render.ts';

const FOLDER = join(import.meta.dirname, 'fixtures');
const documents = readdirSync(FOLDER).filter((name) => !name.endsWith('.blocks.txt'));

describe('intake fixtures', () => {
  test('are there', () => expect(documents.length).toBeGreaterThan(10));

  test.each(documents)('%s', (name) => {
    const article = articleOf(name, readFileSync(join(FOLDER, name), 'utf8'));
    expect(brokenLaws(article)).toEqual([]);
    expect(renderBlocks(article)).toBe(readFileSync(join(FOLDER, `${name}.blocks.txt`), 'utf8'));
  });

  test.each(documents)('%s with Windows line ends reads the same', (name) => {
    const text = readFileSync(join(FOLDER, name), 'utf8');
    const unix = articleOf(name, text);
    const windows = articleOf(name, text.replaceAll('\n', '\r\n'));
    expect(brokenLaws(windows)).toEqual([]);
    expect(windows.blocks.map(valuesOf)).toEqual(unix.blocks.map(valuesOf));
  });
});

function valuesOf({ role, content }: ReturnType<typeof articleOf>['blocks'][number]): unknown {
  return [
    role,
    content
      .map((inline) => (inline.kind === 'text' ? inline.value : `${inline.type} ${inline.name}`))
      .join('|'),
  ];
}
