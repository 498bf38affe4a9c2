/** A small site whose builds are run in this process, with an index and without. */
import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ExitCode } from '../../pipeline/cli/command.ts';
import { build } from '../../pipeline/cli/commands/build.ts';
import { check } from '../../pipeline/cli/commands/check.ts';
import { createSay } from '../../pipeline/cli/messages.ts';
import type { Format } from '../../pipeline/cli/reporters/index.ts';
import { openProject } from '../../pipeline/project.ts';
import { answerOf, questionOf } from '../../pipeline/unchanged.ts';
import { makeSite, readTree } from '../support/site.ts';

export const FILES: Readonly<Record<string, string>> = {
  'galerada.config.json': JSON.stringify({
    editions: { en: { locale: 'en' }, es: { locale: 'es' } },
    translator: 'none',
    publish: { incomplete: 'source' },
  }),
  'content/council.md':
    '---\ntitle: The council meets\n---\n\nThe council met on Monday evening to talk about water.\n\nIt will meet again in the spring.\n',
  'content/rain.md':
    '---\ntitle: La lluvia vuelve\n---\n\nLa lluvia volvió el martes por la tarde a toda la provincia.\n\nNadie la esperaba tan pronto.\n',
  'content/sport/match.txt':
    'The home team won the match on Sunday.\n\nThe crowd stayed until the very end of it.\n',
  'content/picture.png': 'not a picture',
  'locales/en/site.json': '{\n  "more": "More news"\n}\n',
  'locales/es/site.json': '{\n  "more": "Más noticias"\n}\n',
  'glossary.csv': 'en,es\ncouncil,concejo\n',
  'src/page.ts': "export const text = (t: (key: string) => string) => t('site:more');\n",
};

export interface Said {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
  readonly from: 'index' | 'run';
}

/** What a slow machine says after a second is no part of the result. */
const PROGRESS = /^\S[^\n]* \d+\/\d+\n$/;

const COMMANDS = { build, check };

/** What `galerada build` does and prints, without a process of its own. */
export async function say(
  root: string,
  options: {
    readonly command?: 'build' | 'check';
    readonly format?: Format;
    readonly index?: boolean;
    /** A folder of locale files that is checked without a config. */
    readonly locales?: string;
    /** Takes the articles that a build reads. */
    readonly reads?: string[];
  } = {},
): Promise<Said> {
  const { command = 'build', format = 'text', index = true, locales, reads = [] } = options;
  const env = index ? {} : { GALERADA_NO_INDEX: '1' };
  const own: Record<string, string> = locales === undefined ? {} : { locales };
  const shown = format === 'text' ? own : { ...own, format };
  const argv = [command, ...Object.entries(shown).flatMap(([name, value]) => [`--${name}`, value])];
  const question = questionOf(argv, { cwd: root, env });
  const answer = question && answerOf(question);
  if (answer) return { exit: answer.exit, out: textOf(answer.out), err: textOf(answer.err), from: 'index' };
  let out = '';
  let err = '';
  const terminal = {
    out: (text: string) => {
      out += `${text}\n`;
    },
    err: (text: string) => {
      if (!PROGRESS.test(text)) err += text;
    },
    interactive: false,
    columns: 80,
    style: (_: unknown, text: string) => text,
  };
  const shared = { options: own, positionals: [], format, quiet: false, cwd: root, say: createSay('en') };
  const invocation = { ...shared, terminal, env, question };
  const exit = await (command === 'check' ? check.run(invocation) : runBuild(root, invocation, reads));
  return { exit, out, err, from: 'run' };
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

async function runBuild(
  root: string,
  invocation: Parameters<typeof build.run>[1],
  reads: string[],
): Promise<ExitCode> {
  const project = await openProject({ cwd: root, env: {} });
  if (!project.ok) throw new Error(JSON.stringify(project.failures));
  const { files } = project.value;
  const read: typeof files.read = (file) => {
    reads.push(file);
    return files.read(file);
  };
  try {
    return await COMMANDS.build.run({ ...project.value, files: { ...files, read } }, invocation);
  } finally {
    await project.value.close();
  }
}

/** A site that has been built until a build changes nothing any more. */
export async function builtSite(): Promise<string> {
  const root = await makeSite(FILES);
  for (let round = 0; round < 3; round++) await say(root);
  return root;
}

/** All that a build leaves behind, without what is derived. */
export async function stateOf(root: string): Promise<Record<string, string>> {
  const tree: Record<string, string> = {};
  for (const folder of ['content', 'locales', 'dist'])
    if (existsSync(path.join(root, folder)))
      for (const [name, text] of Object.entries(await readTree(path.join(root, folder))))
        tree[`${folder}/${name}`] = text;
  return tree;
}

export function edit(root: string, file: string, change: (text: string) => string): void {
  const absolute = path.join(root, file);
  writeFileSync(absolute, change(readFileSync(absolute, 'utf8')));
}

export function append(root: string, file: string, text: string): void {
  appendFileSync(path.join(root, file), text);
}

export function remove(root: string, file: string): void {
  rmSync(path.join(root, file), { recursive: true, force: true });
}
