import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import path from 'node:path';
import type { Language } from '../../model/locale.ts';
import { exportPosts, type PostExport } from '../../plan/wxr-edition.ts';
import { type ImportedPost, PostImport } from '../../plan/wxr-import.ts';
import { WxrIndex } from '../../plan/wxr-index.ts';
import { readWxr } from '../../plan/wxr-read.ts';
import { openFiles, openProject, type Project } from '../../project.ts';
import type { BareCommand, ExitCode, Invocation } from '../command.ts';
import { printFailures } from '../failures.ts';

const TYPES = 'post,page';
const NAMED = 10;

export const wordpress: BareCommand = {
  name: 'wordpress',
  needs: 'nothing',
  options: {
    out: { type: 'string', value: 'PATH' },
    types: { type: 'string', value: 'TYPES' },
    source: { type: 'string', value: 'LANGUAGE', choices: ['en', 'es'] },
    edition: { type: 'string', value: 'NAME' },
    status: { type: 'string', value: 'STATUS', choices: ['draft', 'pending', 'publish', 'private'] },
  },
  positionals: ['ACTION', 'FILE?'],
  run: async (invocation) => {
    const [action, file] = invocation.positionals;
    if (action === 'import' && file) return importSite(file, invocation);
    if (action === 'import') return complain(invocation.say('adopt:wordpress.usage.file'), invocation);
    if (action === 'export' && !file) return withProject(invocation);
    return complain(invocation.say('adopt:wordpress.usage.action'), invocation);
  },
};

function complain(what: string, { terminal }: Pick<Invocation, 'terminal'>): ExitCode {
  terminal.err(`galerada: ${what}\n`);
  return 2;
}

/** Read twice: what a post is called depends on posts that come after it. */
async function importSite(file: string, invocation: Invocation): Promise<ExitCode> {
  const { cwd, options } = invocation;
  const absolute = path.resolve(cwd, file);
  const isThere = await access(absolute).then(
    () => true,
    () => false,
  );
  if (!isThere)
    return printFailures([{ reason: 'unreadable', file, detail: 'there is no such file' }], invocation);
  const source = options['source'] as Language | undefined;
  const index = new WxrIndex({
    types: String(options['types'] ?? TYPES).split(','),
    ...(source ? { source } : {}),
  });
  const indexed = await readWxr(file, createReadStream(absolute), {
    head: (head) => index.setHead(head),
    term: (term) => index.addTerm(term),
    post: (post) => index.addPost(post),
  });
  if (!indexed.ok) return printFailures([indexed.failure], invocation);
  return writePosts({ file, absolute, index }, invocation);
}

interface Importing {
  readonly file: string;
  readonly absolute: string;
  readonly index: WxrIndex;
}

async function writePosts({ file, absolute, index }: Importing, invocation: Invocation): Promise<ExitCode> {
  const out = path.resolve(invocation.cwd, String(invocation.options['out'] ?? 'content'));
  const files = openFiles(path.dirname(out));
  const folder = path.basename(out);
  const posts = new PostImport(index);
  const counts = new Map<string, number>();
  let waiting: ImportedPost[] = [];
  const flush = async () => {
    for (const { name, translation, text } of waiting) {
      const into = translation ? `${folder}-${translation}` : folder;
      const written = await files.write(`${into}/${name}`, text);
      if (!written.ok) throw new WriteFailed(written.failure);
      counts.set(translation ?? '', (counts.get(translation ?? '') ?? 0) + 1);
    }
    waiting = [];
  };
  try {
    const read = await readWxr(file, createReadStream(absolute), {
      post: (post) => {
        const converted = posts.convert(post);
        if (converted) waiting.push(converted);
      },
      afterChunk: flush,
    });
    if (!read.ok) return printFailures([read.failure], invocation);
    await flush();
  } catch (error) {
    if (error instanceof WriteFailed) return printFailures([error.failure], invocation);
    throw error;
  }
  reportImport({ folder: shown(out, invocation), counts, index }, invocation);
  return 0;
}

/** Carries a failure out of the reading loop. */
class WriteFailed extends Error {
  readonly failure: Parameters<typeof printFailures>[0][number];

  constructor(failure: WriteFailed['failure']) {
    super('a post could not be written');
    this.failure = failure;
  }
}

function shown(absolute: string, { cwd }: Invocation): string {
  return path.relative(cwd, absolute).split(path.sep).join('/') || '.';
}

function reportImport(
  { folder, counts, index }: { folder: string; counts: ReadonlyMap<string, number>; index: WxrIndex },
  { say, terminal, quiet, format }: Invocation,
): void {
  const { skipped } = index;
  if (format === 'json') {
    const { '': articles = 0, ...translations } = Object.fromEntries(counts);
    terminal.out(JSON.stringify({ folder, articles, translations, skipped }, null, 2));
    return;
  }
  if (quiet) return;
  const lines = [say('adopt:wordpress.import.done', { count: counts.get('') ?? 0, folder })];
  for (const [language, count] of counts) {
    if (!language) continue;
    const values = { count, folder: `${folder}-${language}`, source: folder, language };
    lines.push(say('adopt:wordpress.import.translations', values));
  }
  if (skipped.type > 0) lines.push(say('adopt:wordpress.import.skippedTypes', { count: skipped.type }));
  if (skipped.language > 0)
    lines.push(say('adopt:wordpress.import.skippedLanguages', { count: skipped.language }));
  terminal.out(lines.join('\n'));
}

async function withProject(invocation: Invocation): Promise<ExitCode> {
  const { cwd, env, options } = invocation;
  const config = options['config'];
  const project = await openProject({ cwd, env, ...(config ? { config: String(config) } : {}) });
  if (!project.ok) return printFailures(project.failures, invocation);
  try {
    return await exportEdition(project.value, invocation);
  } finally {
    await project.value.close();
  }
}

async function exportEdition(project: Project, invocation: Invocation): Promise<ExitCode> {
  const { say, options } = invocation;
  const names = project.config.editions.map(({ name }) => name);
  const edition = project.config.editions.find(({ name }) => name === options['edition']);
  if (!edition)
    return complain(say('adopt:wordpress.usage.edition', { editions: names.join('|') }), invocation);
  const made = await exportPosts(project, { edition, status: String(options['status'] ?? 'draft') });
  if (made.failures.length > 0) return printFailures(made.failures, invocation);
  if (made.pairs === 0 && made.existing.length === 0)
    return complain(say('adopt:wordpress.usage.none'), invocation);
  const out = path.resolve(invocation.cwd, String(options['out'] ?? `wordpress-${edition.name}.xml`));
  const written = await openFiles(path.dirname(out)).write(path.basename(out), made.text);
  if (!written.ok) return printFailures([written.failure], invocation);
  reportExport(made, shown(out, invocation), invocation);
  return 0;
}

function reportExport(made: PostExport, file: string, { say, terminal, quiet, format }: Invocation): void {
  const { pairs, existing, unpublished, lostTerms } = made;
  if (format === 'json') {
    terminal.out(JSON.stringify({ file, pairs, existing, unpublished, lostTerms }, null, 2));
    return;
  }
  if (quiet) return;
  const named = (key: string, list: readonly string[]) => {
    const shownNames = list.slice(0, NAMED).join(', ') + (list.length > NAMED ? ' …' : '');
    return list.length > 0
      ? [say(`adopt:wordpress.export.${key}`, { count: list.length, list: shownNames })]
      : [];
  };
  const lines = [
    say('adopt:wordpress.export.done', { count: pairs, file }),
    ...named('existing', existing),
    ...named('unpublished', unpublished),
    ...named('terms', lostTerms),
  ];
  terminal.out(lines.join('\n'));
}
