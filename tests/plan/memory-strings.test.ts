/** The memory serves sentences and the site's strings alike: what was translated as the one is not bought as the other. */
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { planProject } from '../../pipeline/plan/assemble.ts';
import type { Plan } from '../../pipeline/plan/plan.ts';
import { openProject, type Project } from '../../pipeline/project.ts';
import { runCli } from '../support/run-cli.ts';
import { makeSite } from '../support/site.ts';

const CONFIG = JSON.stringify({
  translator: 'pseudo',
  editions: { en: { locale: 'en' }, es: { locale: 'es' } },
});
const MEMORY = 'en,es\nRead the full report,Lee el informe completo\nRead <1>more</1>,Lee <1>más</1>\n';
const LOCALES = {
  'locales/en/site.json':
    '{"team":"Meet the people who write here.","readers":{"count_one":"{{count}} reader","count_other":"{{count}} readers"}}',
  'locales/es/site.json':
    '{"team":"Conoce a quienes escriben aquí.","readers":{"count_one":"{{count}} lector","count_other":"{{count}} lectores"}}',
};

async function open(root: string): Promise<Project> {
  const opened = await openProject({ cwd: root });
  if (!opened.ok) throw new Error(JSON.stringify(opened.failures));
  return opened.value;
}

async function planOf(root: string): Promise<Plan> {
  return (await planProject(await open(root), () => undefined)).plan;
}

function requestsOf(plan: Plan): string[] {
  return plan.articles.flatMap(({ editions }) =>
    editions.flatMap((one) => (one.kind === 'translation' ? one.requests.map(({ source }) => source) : [])),
  );
}

it('takes a string whose text was translated as a sentence', async () => {
  const root = await makeSite({
    'galerada.config.json': CONFIG,
    'memory/press.csv': MEMORY,
    'locales/en/site.json':
      '{"report":"Read the full report","more":"Read more","other":"Read the full reports"}',
  });
  const { strings } = await planOf(root);
  expect(strings.additions).toEqual([
    { language: 'es', namespace: 'site', key: 'report', text: 'Lee el informe completo', from: 'memory' },
  ]);
  // One has codes, which a string cannot have, and one is another text.
  expect(strings.requests.map(({ key }) => key)).toEqual(['more', 'other']);
});

it('takes a sentence that the locale files have in both languages', async () => {
  const text = 'A new season begins\n\nThe paper has changed a lot.\n\nMeet the people who write here.\n';
  const root = await makeSite({ 'galerada.config.json': CONFIG, ...LOCALES, 'content/a.txt': text });
  expect(requestsOf(await planOf(root))).toEqual(['A new season begins', 'The paper has changed a lot.']);
});

it('still has what was bought for a string after the locale file is gone', async () => {
  const text = 'Una temporada nueva\n\nEl periódico ha cambiado mucho.\n';
  const { 'locales/es/site.json': _, ...english } = LOCALES;
  const root = await makeSite({ 'galerada.config.json': CONFIG, ...english, 'content/a.txt': text });
  const { code } = await runCli(['translate'], { cwd: root });
  expect(code).toBe(0);
  await rm(path.join(root, 'locales/es'), { recursive: true });
  const { strings } = await planOf(root);
  expect(strings.requests).toEqual([]);
  expect(strings.additions.map(({ key, from }) => [key, from])).toEqual([
    ['team', 'memory'],
    ['readers.count_one', 'memory'],
    ['readers.count_many', 'memory'],
    ['readers.count_other', 'memory'],
  ]);
});

it('counts strings as neither records nor files', async () => {
  const root = await makeSite({
    'galerada.config.json': CONFIG,
    ...LOCALES,
    'content/a.txt': 'Hello there.\n',
  });
  await planOf(root);
  const { out } = await runCli(['memory', 'stats', '--format', 'json'], { cwd: root });
  expect(JSON.parse(out)).toMatchObject({ records: 0, files: 0, sentences: 6 });
});
