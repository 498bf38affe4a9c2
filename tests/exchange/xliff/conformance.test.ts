/** The official suite of XLIFF 2.1: what is valid comes back as it was, what is not is refused with the rule it breaks. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { judge } from '../../../bench/exchange/verdict.ts';

const SHARED = path.resolve(import.meta.dirname, '../../../../shared/exchange');

function filesIn(folder: string): string[] {
  const root = path.join(SHARED, folder);
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.xlf'))
    .map((file) => path.join(root, file));
}

/** The suite's own folders; what others added claims things that the suite denies. */
const VALID = ['core', 'in-out', 'modules'].flatMap((folder) => filesIn(`valid/xliff-2.1/${folder}`));
const INVALID = ['core', 'modules'].flatMap((folder) => filesIn(`invalid/xliff-2.1/${folder}`));

if (!existsSync(SHARED))
  console.warn('skipped: the XLIFF suite is not beside this project (../shared/exchange)');

describe.skipIf(!existsSync(SHARED))('the OASIS suite (skipped where ../shared is absent)', () => {
  it('is all there', () => {
    expect(VALID).toHaveLength(77);
    expect(INVALID).toHaveLength(162);
  });

  it.each(VALID)('%s comes back as it was', (file) => {
    expect(judge(file, readFileSync(file))).toEqual({ is: 'same' });
  });

  it.each(INVALID)('%s is refused with a reason', (file) => {
    const verdict = judge(file, readFileSync(file));
    expect(verdict.is).toBe('refused');
    // A reason in words, at a line and column, never a key of ours.
    if (verdict.is === 'refused') expect(verdict.why[0]).toMatch(/^:\d+:\d+ (?!rule\.).{20}/);
  });
});
