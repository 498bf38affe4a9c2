/** A build in several threads is the build in one: the same output, records and strings, the same report, the same bill. */
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { buildSite, type Outcome } from '../../pipeline/plan/build.ts';
import type { Hire } from '../../pipeline/ports.ts';
import { openProject } from '../../pipeline/project.ts';
import { makeSite, readTree } from '../support/site.ts';

const TOWNS = ['Granada', 'Soria', 'Lugo', 'Cuenca', 'Huesca', 'Teruel'];

/** Sentences that others have too, in the same words or with another number; labels; a stray word. */
function articles(): Record<string, string> {
  const all: Record<string, string> = {};
  for (const [at, town] of TOWNS.entries()) {
    const storm = `Nobody in the whole town had seen ${at + 2} storms in one week before.`;
    all[`content/${at}a.md`] =
      `---\ntitle: "The council of ${town}"\n---\n\nThe council met on Monday evening in ${town}.\n\n${storm}\n\nComparte el Post en:\n`;
    all[`content/${at}b.html`] =
      `<!doctype html>\n<html lang="en"><head><title>Rain</title></head><body><nav><a href="/">Home</a> <a href="/${at}">More news</a></nav>
<article><h1>Rain in ${town}</h1><p>${storm}</p><p>The mayor of ${town} y his neighbours went to the river on Friday.</p></article><footer><a href="/s">Share this post ${at}</a></footer></body></html>\n`;
    all[`content/${at}c.txt`] =
      `El pleno de ${town} se reunió el lunes por la tarde.\r\n\r\nNadie había visto ${at} tormentas en una semana en todo el pueblo.\r\n\r\nMás Noticias\r\n`;
  }
  return all;
}

interface How {
  readonly config: object;
  readonly hire: 'crew' | undefined;
}

/** Two builds, with changes between them. */
async function built({ config, hire }: How) {
  const editions = { en: { locale: 'en' }, es: { locale: 'es' } };
  const root = await makeSite({
    'galerada.config.json': JSON.stringify({ editions, ...config }),
    'locales/es/site.json': '{\n  "nav": {\n    "home": "Portada"\n  }\n}\n',
    ...articles(),
  });
  const outcomes = [await run(root, hire)];
  writeFileSync(path.join(root, 'content/0a.md'), articles()['content/1a.md']!.replace('Monday', 'Tuesday'));
  rmSync(path.join(root, 'content/2b.html'));
  writeFileSync(path.join(root, 'content/3a.es.json'), '{ "article": 3');
  outcomes.push(await run(root, hire));
  const tree = Object.entries(await readTree(root)).filter(([name]) =>
    /^(content|locales|dist)\//.test(name),
  );
  return { outcomes: outcomes.map(told), tree: tree.map(([name, text]) => [name, timeless(text)]) };
}

async function run(root: string, hire: How['hire']): Promise<Outcome> {
  const opened = await openProject({ cwd: root });
  if (!opened.ok) throw new Error(JSON.stringify(opened.failures));
  const { hire: own, ...site } = opened.value;
  let pieces = 0;
  const counted: Hire = async (start) => {
    const crew = await own(start);
    if (!crew) throw new Error('One processor is no crew: this test needs two.');
    return { ...crew, work: (...piece) => crew.work(...piece).finally(() => pieces++) };
  };
  const { outcome } = await buildSite(
    { ...site, ...(hire ? { hire: counted } : {}) },
    { publish: true, frozen: false, progress: () => undefined, batch: 1 },
  );
  await opened.value.close();
  if (hire) expect(pieces).toBeGreaterThanOrEqual(17);
  return outcome;
}

const timeless = (text: string) => text.replaceAll(/"at": "[^"]*"/g, '"at": ""');
const told = ({ contents, articles: facts, ...outcome }: Outcome) => ({
  ...outcome,
  editions: contents.map(({ articles: published, held, resources }) => ({ published, held, resources })),
  facts: [...facts.values()],
});

it.each([
  { name: 'with no engine', config: { translator: 'none' } },
  {
    name: 'where labels are replaced',
    config: {
      translator: 'none',
      interfaceStrings: { markdown: 'replace', text: 'replace', html: 'replace' },
    },
  },
  { name: 'with an engine that cannot be had', config: { translator: 'deepl' } },
  { name: 'with an engine', config: { translator: 'pseudo', publish: { incomplete: 'source' } } },
])('$name', async ({ config }) => {
  const [one, several] = [await built({ config, hire: undefined }), await built({ config, hire: 'crew' })];
  expect(several.outcomes).toEqual(one.outcomes);
  expect(several.tree).toEqual(one.tree);
  expect(one.outcomes[0]!.counts.total).toBeGreaterThan(50);
  expect(
    one.outcomes[1]!.failures.filter((one) => 'file' in one && one.file === 'content/3a.es.json'),
  ).toHaveLength(1);
});
