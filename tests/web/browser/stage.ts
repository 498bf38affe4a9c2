/** A site made for the workflows, each with an article of its own, and what a walk through one needs. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { TranslationRecord } from '../../../pipeline/model/segment.ts';
import type { Server } from './bench.ts';
import type { Hand } from './hands.ts';
import type { Visitor } from './visitor.ts';

export interface Stage {
  readonly page: Page;
  readonly hand: Hand;
  readonly folder: string;
  readonly server: Server;
  readonly visitor: Visitor;
  /** Opens a second page of the same person. */
  another(): Promise<Page>;
}

export interface Workflow {
  readonly name: string;
  readonly walk: (stage: Stage) => Promise<void>;
}

const ARTICLES: Readonly<Record<string, string>> = {
  'bridge.md': `# The bridge opens

The council agreed on Monday, and the bridge will open in June.

Rescue teams worked all night. They found 12 people on a roof.
`,
  'library.md': '# The library moves\n\nThe library moves to the old market in March.\n',
  'storm.md': '# Storm warning\n\nThe storm left 40 streets without power.\n',
  'storm-report.md': '# Storm report\n\nThe storm left 25 streets without power.\n',
  'market.md': '# The market wakes\n\nFishermen sell their catch at dawn.\n',
  'harbour.md': '# Harbour works\n\nThe breakwater protects the old harbour.\n',
  'fire.md': '# Fire in the hills\n\nThe fire burned 30 hectares of forest.\n\nNobody had to leave home.\n',
  'council.md': '# A question of money\n\nThe budget grows by 4% next year.\n',
  'orchestra.md': '# The orchestra returns\n\nThe hall was full.\n\nThe concert lasted 90 minutes.\n',
  'ferry.md': '# The ferry is late\n\nThe ferry left at noon.\n',
  'river.md': '# The river rises\n\nThe river rose **two metres** in a night.\n',
  'trees.md': '# Trees for the avenue\n\nThe city plants 300 trees.\n\nMás Noticias\n',
  'bakery.md': '# The oldest bakery\n\nThe bakery opened in 1911.\n',
};

const LOCALES = {
  'locales/en/site.json': { cart: { items_one: '{{count}} item', items_other: '{{count}} items' } },
  'locales/es/site.json': { cart: { items_one: '{{count}} artículo', items_other: '{{count}} artículos' } },
};

/** `deepl`: address of a server that speaks DeepL's API; `more`: of the config. */
export function makeWorkflowSite(deepl: string, more: object = {}): string {
  const root = path.join(mkdtempSync(path.join(os.tmpdir(), 'galerada-workflows-')), 'la-costa');
  const config = {
    editions: {
      en: { locale: 'en' },
      es: { locale: 'es', translator: { engine: 'deepl', serverUrl: deepl } },
    },
    publish: { require: 'reviewed', incomplete: 'hold' },
    ...more,
  };
  const files = {
    'galerada.config.json': JSON.stringify(config),
    ...Object.fromEntries(Object.entries(ARTICLES).map(([name, text]) => [`content/${name}`, text])),
    ...Object.fromEntries(Object.entries(LOCALES).map(([name, tree]) => [name, JSON.stringify(tree)])),
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }
  execFileSync('git', ['init', '--quiet'], { cwd: root });
  execFileSync('git', ['config', 'user.name', 'Marta Ibáñez'], { cwd: root });
  return root;
}

/** What stands in the records before anybody opens the desk. */
export async function setScene({ save }: Visitor): Promise<void> {
  await save('bridge', {
    1: 'El pleno lo acordó el lunes, y el puente abrirá en junio.',
    2: 'Los equipos de rescate trabajaron toda la noche.',
    3: 'Encontraron a 12 personas en un tejado.',
  });
  await save('library', { 1: 'La biblioteca se mueve al mercado viejo en marzo.' }, 'apertium');
  await save('storm-report', { 1: 'La tormenta dejó 25 calles sin luz.' });
  await save('harbour', { 1: 'El rompeolas protege el puerto viejo.' });
  await save('fire', {
    1: 'El fuego quemó  30 hectáreas de bosque.',
    2: 'Nadie tuvo que dejar su casa  99.',
  });
  await save('council', { 1: 'El presupuesto crece un 4 % el año que viene.' });
  await save('orchestra', {
    0: 'Vuelve la orquesta',
    1: 'La sala estaba llena.',
    2: 'El concierto duró 900 minutos.',
  });
  await save('ferry', { 1: 'El transbordador salió a mediodía.' });
  await save('river', { 1: 'El río subió <1>dos metros</1> en una noche.' });
}

export const record = ({ folder }: Pick<Stage, 'folder'>, article: string): TranslationRecord =>
  JSON.parse(readFileSync(path.join(folder, `content/${article}.es.json`), 'utf8')) as TranslationRecord;

export const target = (stage: Pick<Stage, 'folder'>, article: string, at: number): string | undefined =>
  record(stage, article).segments[at]?.target;

/** From the desk to a sentence of an article, whose text box is then open. */
export async function openSentence(stage: Stage, title: string, at: number): Promise<Locator> {
  await openArticle(stage, title);
  await stage.hand.press(stage.page.locator('.target-text').nth(at));
  const box = stage.page.locator('.editor textarea');
  await box.waitFor();
  return box;
}

export async function openArticle({ page, hand, server }: Stage, title: string): Promise<void> {
  await page.goto(`${server.origin}/?edition=es&sort=title`);
  await hand.press(page.getByRole('link', { name: title, exact: true }));
  await page.locator('.segment').first().waitFor();
}

/** Asks until it is so, on a machine that may be busy. */
export const eventually = <T>(read: () => T) => expect.poll(read, { timeout: 20_000 });
