/** Records on two branches, merged by git itself. */
import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { hashText } from '../../pipeline/model/hash.ts';
import { formatRecord } from '../../pipeline/model/record.ts';
import type { RecordSegment, TranslationRecord } from '../../pipeline/model/segment.ts';
import { runCli } from '../support/run-cli.ts';
import { CONFIG, makeSite } from '../support/site.ts';
import { type Pair, recordOf } from './records.ts';

const PAIRS: readonly Pair[] = [
  ['The port closed on Monday.', 'El puerto cerró el lunes.'],
  ['Three ships waited outside.', 'Tres barcos esperaban fuera.'],
  ['Nobody was hurt.', 'Nadie resultó herido.'],
  ['Schools open on Thursday.', 'Las escuelas abren el jueves.'],
];
const ARTICLE = `${PAIRS.map(([source]) => source).join(' ')}\n`;
const RECORD = 'content/a.es.json';

function git(root: string, ...args: string[]): { ok: boolean; out: string } {
  const identity = ['-c', 'user.name=Ana', '-c', 'user.email=ana@example.org', '-c', 'commit.gpgsign=false'];
  try {
    const out = execFileSync('git', [...identity, ...args], { cwd: root, encoding: 'utf8', stdio: 'pipe' });
    return { ok: true, out };
  } catch (error) {
    return { ok: false, out: String((error as { stdout?: unknown }).stdout ?? error) };
  }
}

/** What a translator's tool writes when they approve another text. */
function withTarget(record: TranslationRecord, at: number, target: string): TranslationRecord {
  const segments = record.segments.map(
    (entry, index): RecordSegment =>
      index === at
        ? {
            ...entry,
            target: target as RecordSegment['target'],
            targetHash: hashText(target),
            at: '2026-03-02T10:00:00Z',
          }
        : entry,
  );
  return { ...record, segments };
}

async function repository(): Promise<{ root: string; record: TranslationRecord }> {
  const record = recordOf(PAIRS);
  const root = await makeSite({
    'galerada.config.json': CONFIG,
    'content/a.md': ARTICLE,
    'content/b.md': 'Nothing happened here on Sunday, and nobody minded at all.\n',
    [RECORD]: formatRecord(record),
  });
  for (const args of [
    ['init', '-q', '-b', 'main'],
    ['add', '.'],
    ['commit', '-qm', 'start'],
  ])
    expect(git(root, ...args).ok).toBe(true);
  return { root, record };
}

async function commitOn(root: string, branch: string, record: TranslationRecord): Promise<void> {
  expect(git(root, 'checkout', '-qb', branch, 'main').ok).toBe(true);
  await writeFile(path.join(root, RECORD), formatRecord(record));
  expect(git(root, 'commit', '-qam', branch).ok).toBe(true);
}

describe('one record, two branches', () => {
  test('neighbouring segments merge without a conflict, and both edits stand', async () => {
    const { root, record } = await repository();
    await commitOn(root, 'ana', withTarget(record, 1, 'Tres buques aguardaban fuera.'));
    await commitOn(root, 'luz', withTarget(record, 2, 'No hubo heridos.'));
    expect(git(root, 'merge', '-q', 'ana').ok).toBe(true);
    const merged = JSON.parse(await readFile(path.join(root, RECORD), 'utf8')) as TranslationRecord;
    expect(merged.segments.map(({ target }) => target)).toEqual([
      PAIRS[0]![1],
      'Tres buques aguardaban fuera.',
      'No hubo heridos.',
      PAIRS[3]![1],
    ]);
    expect(merged.segments.map(({ target, targetHash }) => hashText(target) === targetHash)).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });

  test('the same segment: told by file and line, nothing written over it, the rest goes on', async () => {
    const { root, record } = await repository();
    await commitOn(root, 'ana', withTarget(record, 1, 'Tres buques aguardaban fuera.'));
    await commitOn(root, 'luz', withTarget(record, 1, 'Fuera había tres barcos.'));
    expect(git(root, 'merge', '-q', 'ana').ok).toBe(false);
    const marked = await readFile(path.join(root, RECORD), 'utf8');
    const line = marked.split('\n').findIndex((text) => text.startsWith('<<<<<<<')) + 1;
    expect(line).toBeGreaterThan(1);

    const built = await runCli(['build'], { cwd: root });
    expect(built.code).toBe(2);
    expect(built.err).toContain(`${RECORD}:${line}:1`);
    expect(built.err).toContain('<<<<<<< HEAD');
    expect(await readFile(path.join(root, RECORD), 'utf8')).toBe(marked);
    expect(await readFile(path.join(root, 'dist/en/articles/b.md'), 'utf8')).toContain('on Sunday');
    expect(await readFile(path.join(root, 'content/b.es.json'), 'utf8')).toContain('on Sunday');

    const checked = await runCli(['check', '--format', 'json'], { cwd: root });
    expect(checked.code).toBe(2);
    expect(checked.out).toContain(RECORD);
  });
});
