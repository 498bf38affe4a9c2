/** `galerada adopt` as a user runs it. */
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TranslationRecord } from '../../../pipeline/model/segment.ts';
import { runCli } from '../../support/run-cli.ts';
import { CONFIG, makeSite } from '../../support/site.ts';

const EN = `---
title: The port of Veracruz closes
date: 2026-03-02
---

The port of Veracruz closed on Monday after 14 hours of wind. Three ships waited outside the bay, among them the *Estrella del Golfo*.

## What comes next

The terminal will open again on Thursday, according to the [harbour authority](https://example.org/port).

- 120 containers were moved to Tuxpan.
- 45 lorries wait at kilometre 12.
`;
const ES = `---
title: El puerto de Veracruz cierra
date: 2026-03-02
---

El puerto de Veracruz cerró el lunes tras 14 horas de viento. Tres barcos esperaban fuera de la bahía, entre ellos el *Estrella del Golfo*.

## Qué viene ahora

La terminal abrirá de nuevo el jueves, según la [autoridad portuaria](https://example.org/port).

- 120 contenedores se llevaron a Tuxpan.
- 45 camiones esperan en el kilómetro 12.
`;
const RECORD = 'content/port.es.json';

async function recordOf(root: string): Promise<TranslationRecord> {
  return JSON.parse(await readFile(path.join(root, RECORD), 'utf8')) as TranslationRecord;
}

const targets = ({ segments }: TranslationRecord) => segments.map(({ target }) => target);
const adoptArgs = ['adopt', 'content/port.md', 'old/port.md', '--at-least', '0.6'];

function site(more: Record<string, string> = {}): Promise<string> {
  return makeSite({ 'galerada.config.json': CONFIG, 'content/port.md': EN, 'old/port.md': ES, ...more });
}

let template = '';
beforeAll(async () => {
  template = await mkdtemp(path.join(tmpdir(), 'galerada-adopt-'));
  for (const [name, text] of Object.entries({
    'galerada.config.json': CONFIG,
    'content/port.md': EN,
    'old/port.md': ES,
  })) {
    await mkdir(path.dirname(path.join(template, name)), { recursive: true });
    await writeFile(path.join(template, name), text);
  }
  expect((await runCli(adoptArgs, { cwd: template })).code).toBe(0);
  expect((await runCli(['build', '--quiet'], { cwd: template })).err).toBe('');
}, 60_000);
afterAll(() => rm(template, { recursive: true, force: true }));

/** A site whose translation is adopted and built. */
async function built(): Promise<string> {
  const root = await makeSite({});
  await cp(template, root, { recursive: true, verbatimSymlinks: true });
  return root;
}

const OUTPUT = 'dist/es/articles/port.md';

async function edit(root: string, file: string, from: string, to: string): Promise<void> {
  const text = await readFile(path.join(root, file), 'utf8');
  expect(text).toContain(from);
  await writeFile(path.join(root, file), text.replace(from, to));
}

describe('a translated file', () => {
  test('becomes the record, and the edition is built from it byte for byte', async () => {
    const root = await built();
    const record = await recordOf(root);
    expect(targets(record)).not.toContain('');
    expect(record.segments.every(({ origin, state }) => origin === 'person' && state === 'translated')).toBe(
      true,
    );
    expect(await readFile(path.join(root, OUTPUT), 'utf8')).toBe(ES);
  });

  test('adopted twice, nothing changes', async () => {
    const root = await built();
    const before = await readFile(path.join(root, RECORD), 'utf8');
    expect((await runCli(adoptArgs, { cwd: root })).code).toBe(0);
    expect(await readFile(path.join(root, RECORD), 'utf8')).toBe(before);
  });

  test('--dry-run writes nothing', async () => {
    const root = await site();
    const ran = await runCli([...adoptArgs, '--dry-run'], { cwd: root });
    expect(ran.code).toBe(0);
    await expect(recordOf(root)).rejects.toThrow();
  });

  test('by pattern and by folder; what has none is named', async () => {
    const root = await site({ 'content/other.md': 'Something else happened in the capital today.\n' });
    const pattern = await runCli(['adopt', '--pattern', 'content/{path}.md', 'old/{path}.md', '-n'], {
      cwd: root,
    });
    expect(pattern.out).toContain('content/port.md ← old/port.md');
    expect(pattern.out).toContain('content/other.md');
    const folders = await runCli(['adopt', 'content', 'old', '-n'], { cwd: root });
    expect(folders.out).toContain('content/port.md ← old/port.md');
  });

  test('misuse says what was expected', async () => {
    const root = await site();
    const none = await runCli(['adopt'], { cwd: root });
    expect([none.code, none.err]).toEqual([2, expect.stringContaining('an article and its translated file')]);
    const stranger = await runCli(['adopt', 'content/no.md', 'old/port.md'], { cwd: root });
    expect([stranger.code, stranger.err]).toEqual([2, expect.stringContaining('content/no.md')]);
    const edition = await runCli([...adoptArgs, '--edition', 'fr'], { cwd: root });
    expect([edition.code, edition.err]).toEqual([2, expect.stringContaining('en, es')]);
  });
});

describe('an edit of the output', () => {
  test('is taken back, and the next build keeps it', async () => {
    const root = await built();
    await edit(root, OUTPUT, 'abrirá de nuevo', 'volverá a abrir');
    const ran = await runCli(['adopt', '--output'], { cwd: root });
    expect(ran.code).toBe(0);
    expect(targets(await recordOf(root)).join()).toContain('volverá a abrir');
    await runCli(['build'], { cwd: root });
    expect(await readFile(path.join(root, OUTPUT), 'utf8')).toBe(
      ES.replace('abrirá de nuevo', 'volverá a abrir'),
    );
  });

  test('is kept when a build comes first, and can still be taken back', async () => {
    const root = await built();
    await edit(root, OUTPUT, 'abrirá de nuevo', 'volverá a abrir');
    await edit(root, RECORD, 'Qué viene ahora', 'Qué pasará ahora');
    const { err } = await runCli(['build'], { cwd: root });
    const kept = /\.galerada\/edited\/.*port\.md/.exec(err)?.[0];
    expect(kept).toBeDefined();
    const ran = await runCli(['adopt', 'content/port.md', kept!, '--edition', 'es'], { cwd: root });
    // Both are people's texts by now: the record's stands, the other is beside it.
    expect(ran.code).toBe(1);
    const record = await recordOf(root);
    expect(targets(record)).toContain('Qué pasará ahora');
    const comments = record.segments.flatMap((entry) => entry.comments ?? []).map(({ text }) => text);
    expect(comments.join()).toContain('volverá a abrir');
  });

  test('beside an edit of another sentence in the record: both stand', async () => {
    const root = await built();
    await edit(root, OUTPUT, 'abrirá de nuevo', 'volverá a abrir');
    await edit(root, RECORD, 'Qué viene ahora', 'Qué pasará ahora');
    const ran = await runCli(['adopt', '--output'], { cwd: root });
    expect(ran.code).toBe(0);
    const texts = targets(await recordOf(root)).join();
    expect(texts).toContain('volverá a abrir');
    expect(texts).toContain('Qué pasará ahora');
  });

  test('and of the same sentence in the record: a finding with both versions, none lost', async () => {
    const root = await built();
    await edit(root, OUTPUT, 'Qué viene ahora', 'Lo que viene');
    await edit(root, RECORD, 'Qué viene ahora', 'Qué pasará ahora');
    const ran = await runCli(['adopt', '--output'], { cwd: root });
    expect(ran.code).toBe(1);
    expect(ran.out).toContain('content/port.md');
    expect(ran.out).toContain('Lo que viene');
    expect(ran.out).toContain('Qué pasará ahora');
    const entry = (await recordOf(root)).segments.find(({ source }) => source === 'What comes next');
    expect(entry?.target).toBe('Qué pasará ahora');
    expect(entry?.comments?.map(({ text }) => text)).toEqual(['Lo que viene']);
  });

  test('without one, it says so', async () => {
    const root = await built();
    const ran = await runCli(['adopt', '--output'], { cwd: root });
    expect([ran.code, ran.out]).toEqual([0, expect.stringContaining('dist/')]);
  });
});
