/** A build article by article is the build of all articles at once: what is held at a time decides nothing. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { buildSite, type Outcome } from '../../pipeline/plan/build.ts';
import { openProject } from '../../pipeline/project.ts';
import { makeSite, readTree } from '../support/site.ts';

const BOTH = 'Nobody in the whole town had seen 3 storms in one week before.';
const page = (title: string, ...text: string[]) =>
  `<!doctype html>\n<html lang="en"><head><title>${title}</title></head><body><nav><a href="/">Home</a> <a href="/n">More news</a></nav>
<article><h1>${title}</h1>${text.map((one) => `<p>${one}</p>`).join('\n')}</article><footer><a href="/s">Share this post</a></footer></body></html>\n`;

const ARTICLES = {
  'content/a.md': `# The council\n\nThe council met on Monday evening.\n\n${BOTH}\n`,
  'content/b.html': page('Rain', 'It rained for the whole week in the valley.', BOTH.replace('3', '4')),
  'content/c.txt': `El pleno se reunió el lunes.\n\nNadie había visto nada igual en todo el pueblo.\n\nComparte el post en:\n`,
  'content/d.html': page('Snow', BOTH, 'It snowed for the whole week in the valley.'),
  'content/e.md': `# Last\n\n"La lluvia volvió el martes por la tarde a toda la provincia de Granada."\n\n${BOTH.replace('3', '5')}\n`,
};

async function built(translator: string, batch: number | undefined, hand: boolean) {
  const config = {
    editions: { en: { locale: 'en' }, es: { locale: 'es' } },
    translator,
    publish: { incomplete: 'source' },
  };
  const root = await makeSite({ 'galerada.config.json': JSON.stringify(config), ...ARTICLES });
  const outcomes = [await run(root, batch)];
  if (hand) translateByHand(path.join(root, 'content/d.es.json'));
  outcomes.push(await run(root, batch), await run(root, batch));
  const tree = await readTree(root);
  const files = Object.entries(tree).filter(([name]) => /^(content|locales|dist)\//.test(name));
  return {
    outcomes: outcomes.map(told),
    files: Object.fromEntries(files.map(([name, text]) => [name, timeless(text)])),
  };
}

async function run(root: string, batch: number | undefined): Promise<Outcome> {
  const opened = await openProject({ cwd: root });
  if (!opened.ok) throw new Error(JSON.stringify(opened.failures));
  const how = {
    publish: true,
    frozen: false,
    progress: () => undefined,
    ...(batch === undefined ? {} : { batch }),
  };
  const { outcome } = await buildSite(opened.value, how);
  await opened.value.close();
  return outcome;
}

function translateByHand(file: string): void {
  const record = JSON.parse(readFileSync(file, 'utf8'));
  const segment = record.segments.find(({ source }: { source: string }) => source.includes('storms'));
  segment.target = 'Nadie en todo el pueblo había visto antes 3 tormentas en una semana.';
  writeFileSync(file, JSON.stringify(record));
}

const timeless = (text: string) => text.replaceAll(/"at": "[^"]*"/g, '"at": ""');
const told = ({ counts, contents, additions, missingStrings, failures, articles }: Outcome) => ({
  counts,
  additions,
  missingStrings,
  failures,
  editions: contents.map(({ articles: published, held }) => ({ published, held })),
  articles: [...articles.values()],
});

it('with no engine', async () => {
  const [whole, single] = [await built('none', undefined, true), await built('none', 1, true)];
  expect(single.files).toEqual(whole.files);
  expect(single.outcomes).toEqual(whole.outcomes);
  const [first, second] = whole.outcomes;
  expect(first!.counts.total).toBeGreaterThan(10);
  // What a person translated in one article serves the others that had waited for it, numbers put in place.
  expect(second!.counts.reused - first!.counts.reused).toBeGreaterThan(3);
});

it('with an engine, which is asked for nothing that was bought for an article before', async () => {
  const [whole, single] = [await built('pseudo', undefined, false), await built('pseudo', 1, false)];
  const published = ({ files }: typeof whole) =>
    Object.entries(files).filter(([name]) => name.startsWith('dist/'));
  expect(published(single)).toEqual(published(whole));
  const counts = [whole, single].map(({ outcomes }) => outcomes.map((outcome) => outcome.counts));
  expect(counts[1]![0]!.translated).toBeLessThan(counts[0]![0]!.translated);
  for (const { translated, reused, failed, held, total } of counts.flat())
    expect(translated + reused + failed + held).toBe(total);
  expect(counts[1]![2]).toEqual(counts[0]![2]);
});
