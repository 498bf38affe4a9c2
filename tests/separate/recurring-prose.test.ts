/** Articles repeat sentences and headings too: what is said twice is not the site's for that. */
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { learnRepetition } from '../../pipeline/separate/learn-repetition.ts';
import { separate } from '../../pipeline/separate/separate.ts';
import { runCli } from '../support/run-cli.ts';
import { makeSite, readTree } from '../support/site.ts';
import { known, read } from './support.ts';

const TOPICS = [
  'ferries',
  'vineyards',
  'railways',
  'libraries',
  'orchards',
  'lighthouses',
  'mills',
  'quarries',
];
const bodyOf = (topic: string) => [
  `The future of the ${topic} was discussed for three hours last night, and nobody in the hall seemed to be in a hurry.`,
  `Those who work in the ${topic} earn less than they did ten years ago, according to a report that came out in May.`,
];
const BOILERPLATE =
  'The Coast Foundation is an independent charity that has supported fishing families since it was founded in 1952.';
const PITCH =
  'Our newsletter brings you the best stories of the coast every Friday morning, and it costs nothing.';

type Line = readonly [kind: string, text: string];

/** Kind and text of every line, each article read among the others. */
function linesOf(pages: Readonly<Record<string, readonly string[]>>): Record<string, Line[]> {
  const articles = Object.entries(pages).map(([name, lines]) => read(name, `${lines.join('\n\n')}\n`));
  const repetition = learnRepetition(articles);
  const lines = articles.map((article) => {
    const { judgements } = separate(article, { known, repetition });
    return [article.path, judgements.map(({ kind, text }): Line => [kind, text])] as const;
  });
  return Object.fromEntries(lines);
}

const siteOf = (pages: Record<string, Line[]>) =>
  new Set(
    Object.values(pages).flatMap((lines) => lines.flatMap(([kind, text]) => (kind === 'body' ? [] : [text]))),
  );

describe('sentences that several articles have', () => {
  it('stay in the body when a few share a paragraph, wherever it stands', () => {
    const pages = TOPICS.map((topic, at): [string, string[]] => {
      const [first = '', second = ''] = bodyOf(topic);
      const shared = at < 5 ? [BOILERPLATE] : [];
      return [
        `${topic}.md`,
        [`# The ${topic} of the coast`, first, ...(at % 2 ? [...shared, second] : [second, ...shared])],
      ];
    });
    expect(siteOf(linesOf(Object.fromEntries(pages)))).toEqual(new Set());
  });

  it('stay in the body when all of them are versions of one page', () => {
    const versions = TOPICS.map((topic): [string, string[]] => [
      `${topic}.md`,
      [
        '# Install the compiler',
        ...bodyOf('railways'),
        '## Known limits',
        '- It does not read old files.',
        '- It does not write new ones.',
        `This version was tried by those who look after the ${topic} of the coast, and by their neighbours.`,
        'For more, read the list of changes.',
      ],
    ]);
    expect(siteOf(linesOf(Object.fromEntries(versions)))).toEqual(new Set());
  });

  it('stay in the body when the headings of a template stand above them', () => {
    const pages = TOPICS.map((topic): [string, string[]] => [
      `${topic}.md`,
      [`# The ${topic}`, '## What it is', bodyOf(topic)[0]!, '## How it helps', bodyOf(topic)[1]!],
    ]);
    expect(siteOf(linesOf(Object.fromEntries(pages)))).toEqual(new Set());
  });

  it('are the site’s when they close a good part of its articles', () => {
    const pages = TOPICS.map((topic): [string, string[]] => [
      `${topic}.md`,
      [`# The ${topic}`, ...bodyOf(topic), PITCH],
    ]);
    expect(siteOf(linesOf(Object.fromEntries(pages)))).toEqual(new Set([PITCH]));
  });
});

describe('versions of one article', () => {
  const version = (name: string, last: string) =>
    read(name, ['# The old mill', ...bodyOf('mills'), last, 'Coast people, coast news'].join('\n\n'));

  it('count once, whatever changed in them', () => {
    const versions = [version('a.md', 'It was sold in March.'), version('b.md', 'It was sold in April.')];
    expect(learnRepetition(versions)).toMatchObject({
      articles: 1,
      lines: {},
      titles: { 'the old mill': 1 },
    });
    const other = read(
      'c.md',
      `# Snow in May\n\n${bodyOf('orchards').join('\n\n')}\n\nCoast people, coast news\n`,
    );
    expect(learnRepetition([...versions, other])).toMatchObject({
      articles: 2,
      lines: { 'coast people, coast news': { articles: 2, first: 2, last: 2 } },
    });
  });

  it('are not articles that share a title and little else', () => {
    const weekly = TOPICS.map((topic) =>
      read(`${topic}.md`, `# The week\n\n${bodyOf(topic).join('\n\n')}\n\n${PITCH}\n`),
    );
    expect(learnRepetition(weekly).articles).toBe(TOPICS.length);
  });
});

/** All that a build leaves but for its caches. */
async function filesOf(root: string): Promise<Record<string, string>> {
  const files = Object.entries(await readTree(root));
  return Object.fromEntries(
    files.filter(([name]) => !name.startsWith('.galerada/') || name === '.galerada/repetition.json'),
  );
}

it('a second build takes what the first wrote for no evidence, and writes the same byte for byte', async () => {
  const pages = TOPICS.flatMap((topic, at) =>
    ['before', 'after'].map((when) => [
      `content/${topic}-${when}.md`,
      [
        `# The ${topic} of the coast`,
        ...bodyOf(topic),
        ...(at < 4 ? [BOILERPLATE] : []),
        '## Known limits',
        `- ${when === 'after' ? 'It is closed on Mondays.' : 'It is open all week.'}`,
        'Coast people, coast news',
        'Comparte el Post en:',
        ...(at % 2 ? ['Mas Noticias'] : ['Más noticias']),
        'Aviso de la comarca',
        PITCH,
      ].join('\n\n'),
    ]),
  );
  const root = await makeSite({
    'galerada.config.json': JSON.stringify({
      translator: 'pseudo',
      editions: { en: { locale: 'en' }, es: { locale: 'es' } },
    }),
    ...Object.fromEntries(pages),
  });
  const build = async () => {
    const { out } = await runCli(['build', '--format', 'json'], { cwd: root });
    return JSON.parse(out) as { changed: boolean; strings: { added: unknown[]; missing: unknown[] } };
  };
  const separation = async () =>
    (await runCli(['separate', '--site', '--format', 'json'], { cwd: root })).out;
  const first = await build();
  expect(first.strings.added.length).toBeGreaterThan(4);
  const [files, strings] = [await filesOf(root), await separation()];
  // Without what spares it the work: it must come to the same, not find that nothing has changed.
  for (const name of ['unchanged-build', 'repetition.json'])
    await rm(path.join(root, '.galerada', name), { force: true });
  expect(await build()).toMatchObject({ changed: false, strings: { added: [], missing: [] } });
  expect(await filesOf(root)).toEqual(files);
  expect(await separation()).toBe(strings);
  expect(JSON.parse(files['.galerada/repetition.json']!)).toMatchObject({ articles: TOPICS.length });
  expect(Object.values(JSON.parse(files['locales/en/site.json']!))).not.toContain(BOILERPLATE);
});
