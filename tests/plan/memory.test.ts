/** The memory in a plan and on the command line: what is taken, what is only offered, and that the index is nobody's. */
import { existsSync, rmSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { findAll } from '../../pipeline/memory/fuzzy/find-all.ts';
import type { CodedText } from '../../pipeline/model/coded-text.ts';
import { fail } from '../../pipeline/model/finding.ts';
import { formatRecord } from '../../pipeline/model/record.ts';
import { planProject } from '../../pipeline/plan/assemble.ts';
import type { TranslationPlan } from '../../pipeline/plan/plan.ts';
import { wantedOf } from '../../pipeline/plan/wanted.ts';
import type { MemoryIndex } from '../../pipeline/ports.ts';
import { MEMORY_FILE, openProject, type Project } from '../../pipeline/project.ts';
import { runCli } from '../support/run-cli.ts';
import { makeSite } from '../support/site.ts';

const CONFIG = JSON.stringify({
  translator: 'pseudo',
  editions: { en: { locale: 'en' }, es: { locale: 'es' } },
});

const CSV = `en,es,by,at
Police made 3 arrests in Madrid.,La policía practicó 3 detenciones en Madrid.,Ana,2026-01-31T10:00:00Z
The mayor asked the neighbors to stay at home.,La alcaldesa pidió a los vecinos que se quedaran en casa.,Ana,2026-01-31T10:00:00Z
The committee approved the new budget for schools and hospitals.,La comisión aprobó el nuevo presupuesto de escuelas y hospitales.,Luis,2026-02-01T10:00:00Z
`;

const ARTICLE = [
  'A calm night in the capital',
  'Police made 5 arrests in Madrid.',
  'The mayor asked the neighbors to stay at home.',
  'The committee approved the new budget for schools and libraries.',
  'Nobody in the whole country had seen anything like it.',
].join('\n\n');

const site = () =>
  makeSite({ 'galerada.config.json': CONFIG, 'memory/press.csv': CSV, 'content/a.txt': `${ARTICLE}\n` });

async function open(root: string): Promise<Project> {
  const opened = await openProject({ cwd: root });
  if (!opened.ok) throw new Error(JSON.stringify(opened.failures));
  return opened.value;
}

async function planOf(project: Pick<Project, 'files' | 'config' | 'memory'>): Promise<TranslationPlan> {
  const { plan } = await planProject(project, () => undefined);
  const found = plan.articles[0]!.editions.find(({ kind }) => kind === 'translation');
  return found as TranslationPlan;
}

/** What of a plan ends up on the disk or before a reviewer. */
function essence({ record, requests, reused, suggestions }: TranslationPlan): unknown {
  return [
    formatRecord(record),
    requests.map(({ source }) => source),
    reused,
    [...(suggestions?.values() ?? [])],
  ];
}

describe('a plan with a memory', () => {
  it('takes the same and the substituted, offers the similar, and asks for the rest', async () => {
    const project = await open(await site());
    const { plan } = await planProject(project, () => undefined);
    const planned = await planOf(project);
    expect(planned.reused).toEqual({ kept: 0, inContext: 0, exact: 1, substituted: 1, asIs: 0 });
    const [, substituted, exact, similar, unknown] = planned.record.segments;
    expect(substituted).toMatchObject({
      target: 'La policía practicó 5 detenciones en Madrid.',
      state: 'translated',
      origin: 'memory',
      by: 'substituted',
      previous: { source: 'Police made 3 arrests in Madrid.' },
    });
    expect(planned.substituted?.get(substituted!.id)?.substitutions).toEqual([
      { kind: 'number', from: '3', to: '5', was: '3', now: '5' },
    ]);
    expect(exact).toMatchObject({ state: 'translated', origin: 'memory', by: 'exact' });
    expect(similar).toMatchObject({ target: '', state: 'initial' });
    const [offered] = planned.suggestions?.get(similar!.id) ?? [];
    expect(offered).toMatchObject({ by: 'Luis', article: 'csv:press.csv' });
    expect(offered!.score).toBeGreaterThanOrEqual(75);
    expect(planned.suggestions?.has(unknown!.id)).toBe(false);
    const wanted = wantedOf(plan, planned.edition, project.config.editions);
    expect(wanted[0]!.examples).toEqual([{ source: offered!.source, target: offered!.target }]);
    await project.close();
  });

  it('is the same when the index is deleted, broken or refused on the way', { timeout: 30_000 }, async () => {
    const root = await site();
    const project = await open(root);
    const expected = essence(await planOf(project));
    const again = (index: MemoryIndex) => planOf({ ...project, memory: { ...project.memory, index } });
    const file = path.join(root, MEMORY_FILE);
    const remove = () => {
      for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
    };
    const { index } = project.memory;
    let asked = 0;
    const deleting: MemoryIndex = {
      ...index,
      findAll: (queries) => {
        if (asked++ === 0) remove();
        return findAll(index, queries);
      },
    };
    expect(essence(await again(deleting))).toEqual(expected);
    expect(asked).toBeGreaterThan(0);
    const refusing = async () => fail({ reason: 'unwritable', file: MEMORY_FILE, detail: 'EROFS' });
    expect(essence(await again({ ...index, add: refusing, sources: refusing }))).toEqual(expected);
    expect(essence(await again({ ...index, findAll: refusing }))).toEqual(expected);
    let found = 0;
    const { findAll: _, ...oneByOne } = index;
    const failing: MemoryIndex = {
      ...oneByOne,
      find: (query) => (found++ === 2 ? refusing() : index.find(query)),
    };
    expect(essence(await again(failing))).toEqual(expected);
    expect(found).toBeGreaterThan(2);
    await project.close();
    remove();
    await writeFile(file, 'no database');
    const anew = await open(root);
    expect(essence(await planOf(anew))).toEqual(expected);
    await anew.close();
  });

  it('does not open the index while nothing is wanted', { timeout: 30_000 }, async () => {
    const root = await site();
    await runCli(['build'], { cwd: root });
    expect(existsSync(path.join(root, MEMORY_FILE))).toBe(true);
    await rm(path.join(root, MEMORY_FILE));
    await runCli(['build'], { cwd: root });
    expect(existsSync(path.join(root, MEMORY_FILE))).toBe(false);
  });

  it('keeps the translations of an article whose record is gone, and forgets a file that is taken out', async () => {
    const root = await site();
    await runCli(['translate'], { cwd: root });
    const project = await open(root);
    const before = formatRecord((await planOf(project)).record);
    await writeFile(
      path.join(root, 'content/b.txt'),
      'Nobody in the whole country had seen anything like it.\n',
    );
    await planProject(project, () => undefined);
    await rm(path.join(root, 'content/a.es.json'));
    const after = await planOf(project);
    expect(after.requests).toEqual([]);
    expect(after.record.segments.map(({ target }) => target)).toEqual(
      JSON.parse(before).segments.map(({ target }: { target: string }) => target),
    );
    await rm(path.join(root, 'memory/press.csv'));
    await rm(path.join(root, 'content/b.es.json'), { force: true });
    await planOf(project);
    const sources = await project.memory.index.sources();
    expect(sources.ok && sources.value.map(({ article }) => article)).toEqual(['a']);
    await project.close();
  });

  it('tells a file of the memory that it cannot read, and goes on', async () => {
    const root = await site();
    await writeFile(path.join(root, 'memory/broken.tmx'), '<tmx version="1.4"><header/><body><tu>');
    const project = await open(root);
    const { plan } = await planProject(project, () => undefined);
    expect(plan.failures).toMatchObject([{ file: 'memory/broken.tmx' }]);
    expect((await planOf(project)).reused.exact).toBe(1);
    await project.close();
  });
});

describe('galerada memory', () => {
  it('finds words in both languages, with who, when and which article', async () => {
    const root = await site();
    const english = await runCli(['memory', 'search', 'budget schools'], { cwd: root });
    expect(english.code).toBe(0);
    expect(english.out).toContain('La comisión aprobó el nuevo presupuesto');
    expect(english.out).toContain('csv:press.csv · Luis · 2026-02-01');
    const spanish = await runCli(['memory', 'search', 'POLICIA', '--format', 'json'], { cwd: root });
    expect(JSON.parse(spanish.out)).toMatchObject([{ by: 'Ana', article: 'csv:press.csv' }]);
    expect(await runCli(['memory', 'search', 'zeppelin'], { cwd: root })).toMatchObject({ code: 1 });
  });

  it.each(['tmx', 'csv'])(
    'takes in what it wrote as %s, and finds the same',
    { timeout: 30_000 },
    async (to) => {
      const root = await site();
      await runCli(['translate', '--quiet'], { cwd: root });
      const written = await runCli(['memory', 'export', '--to', to, `out.${to}`], { cwd: root });
      expect(written, written.err).toMatchObject({ code: 0 });
      const other = await makeSite({ 'galerada.config.json': CONFIG, 'content/a.txt': `${ARTICLE}\n` });
      const imported = await runCli(['memory', 'import', path.join(root, `out.${to}`)], { cwd: other });
      expect(imported, imported.err).toMatchObject({ code: 0 });
      expect(await readdir(path.join(other, 'memory'))).toEqual([`out.${to}`]);
      const project = await open(other);
      const planned = await planOf(project);
      await project.close();
      expect(planned.requests).toEqual([]);
      const record = JSON.parse(await readFile(path.join(root, 'content/a.es.json'), 'utf8'));
      expect(planned.record.segments.map(({ target }) => target)).toEqual(
        record.segments.map(({ target }: { target: CodedText }) => target),
      );
    },
  );

  it('refuses a file it does not understand, and leaves the folder as it was', async () => {
    const root = await site();
    await writeFile(
      path.join(root, 'bad.tmx'),
      '<tmx version="1.4"><header/><body><tu><oops/></tu></body></tmx>',
    );
    await writeFile(path.join(root, 'bad.csv'), 'a,b\n1,2\n');
    for (const file of ['bad.tmx', 'bad.csv', 'absent.tmx', 'galerada.config.json'])
      expect(await runCli(['memory', 'import', file], { cwd: root }), file).toMatchObject({ code: 2 });
    await writeFile(path.join(root, 'press.csv'), CSV.replace('Ana', 'Eva'));
    const clash = await runCli(['memory', 'import', 'press.csv'], { cwd: root });
    expect(clash).toMatchObject({ code: 2 });
    expect(clash.err).toContain('memory/press.csv');
    expect(await readdir(path.join(root, 'memory'))).toEqual(['press.csv']);
  });

  it('is made anew and counted', async () => {
    const root = await site();
    const stats = JSON.parse((await runCli(['memory', 'stats', '--format', 'json'], { cwd: root })).out);
    // Both editions may use a row that names no source.
    expect(stats).toEqual({ records: 0, files: 2, entries: 6, sentences: 6, sources: 2 });
    const again = JSON.parse((await runCli(['memory', 'rebuild', '--format', 'json'], { cwd: root })).out);
    expect(again).toEqual(stats);
    expect(await runCli(['memory', 'sing'], { cwd: root })).toMatchObject({ code: 2 });
  });
});
