import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { openInBrowser, type Project } from '../../project.ts';
import { hashPassword } from '../../web/passwords.ts';
import { type Review, type ReviewOptions, serveReview } from '../../web/serve.ts';
import type { ExitCode, Invocation, ProjectCommand } from '../command.ts';
import { createProgress } from '../progress.ts';

export const review: ProjectCommand = {
  name: 'review',
  needs: 'project',
  options: {
    port: { type: 'string', value: 'PORT' },
    host: { type: 'string', value: 'ADDRESS' },
    origin: { type: 'string', value: 'URL' },
    'tls-key': { type: 'string', value: 'FILE' },
    'tls-cert': { type: 'string', value: 'FILE' },
    commit: { type: 'boolean' },
    log: { type: 'boolean' },
    'no-open': { type: 'boolean' },
    password: { type: 'boolean' },
  },
  positionals: [],
  run: async (project, invocation) => {
    if (invocation.options['password']) return printHash(invocation);
    const options = await readOptions(invocation);
    return typeof options === 'string' ? refuse(options, invocation) : serve(project, options, invocation);
  },
};

function refuse(text: string, { terminal, say }: Invocation): ExitCode {
  terminal.err(`galerada: ${text}\n${say('usage.seeHelp')}\n`);
  return 2;
}

/** The options as the server takes them, or what is wrong with them. */
async function readOptions(invocation: Invocation): Promise<Omit<ReviewOptions, 'progress'> | string> {
  const { options, say, terminal, cwd } = invocation;
  const text = (name: string) => (typeof options[name] === 'string' ? options[name] : undefined);
  const port = text('port');
  if (port !== undefined && !/^\d{1,5}$/.test(port)) return say('review.badPort', { given: port });
  const origin = text('origin');
  if (origin !== undefined && originOf(origin) === undefined)
    return say('review.badOrigin', { given: origin });
  const [key, cert] = [text('tls-key'), text('tls-cert')];
  if ((key === undefined) !== (cert === undefined)) return say('review.halfTls');
  let tls: ReviewOptions['tls'];
  try {
    const read = (file: string) => readFile(path.resolve(cwd, file), 'utf8');
    if (key !== undefined && cert !== undefined) tls = { key: await read(key), cert: await read(cert) };
  } catch (error) {
    return say('review.noTls', { detail: (error as Error).message });
  }
  return {
    host: text('host'),
    port: port === undefined ? undefined : Number(port),
    origin: origin === undefined ? undefined : originOf(origin),
    tls,
    commit: options['commit'] === true,
    onCommitFailed: (detail) => terminal.err(`${say('review.commitFailed', { detail })}\n`),
    ...(options['log'] ? { log: (line) => terminal.err(`${line}\n`) } : {}),
  };
}

function originOf(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url && /^https?:$/.test(url.protocol) && url.pathname === '/' ? url.origin : undefined;
}

async function serve(
  project: Project,
  options: Omit<ReviewOptions, 'progress'>,
  invocation: Invocation,
): Promise<ExitCode> {
  const { say, terminal, quiet } = invocation;
  const progress = createProgress(terminal, say, quiet);
  let started: Awaited<ReturnType<typeof serveReview>>;
  try {
    started = await serveReview(project, { ...options, progress: progress.report });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code !== 'EADDRINUSE' && code !== 'EACCES' && code !== 'EADDRNOTAVAIL' && code !== 'ENOTFOUND')
      throw error;
    return refuse(say('review.cannotListen', { detail: message }), invocation);
  } finally {
    progress.done();
  }
  if ('refused' in started) return refuse(say(`review.${started.refused}`), invocation);
  await announce(started, invocation, options.host);
  await untilStopped(started, invocation);
  terminal.err(`${say('review.stopping')}\n`);
  await started.close();
  return 0;
}

async function announce(started: Review, invocation: Invocation, host: string | undefined): Promise<void> {
  const { say, terminal, options } = invocation;
  const url = started.link() ?? started.origin;
  if (!started.isBuilt) terminal.err(`${say('review.notBuilt')}\n`);
  if (started.signIn !== 'link' && host !== undefined) terminal.err(`${say('review.open', { host })}\n`);
  // The one line on stdout, so that it can be piped.
  terminal.out(url);
  terminal.err(`${say(`review.signIn.${started.signIn}`)}\n`);
  if (started.signIn === 'link' && terminal.interactive && !options['no-open'] && started.isBuilt)
    await openInBrowser(url);
}

/** Until Ctrl+C; Enter prints another link. */
function untilStopped(started: Review, { terminal }: Invocation): Promise<void> {
  return new Promise((resolve) => {
    const lines = process.stdin.isTTY ? createInterface({ input: process.stdin }) : undefined;
    const stop = () => {
      lines?.close();
      resolve();
    };
    lines?.on('line', () => terminal.out(started.link() ?? started.origin));
    lines?.on('SIGINT', stop);
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  });
}

/** The password comes from stdin, so that it stands in no history and no list of processes. */
async function printHash({ terminal, say }: Invocation): Promise<ExitCode> {
  if (process.stdin.isTTY) terminal.err(`${say('review.typePassword')}\n`);
  const lines = createInterface({ input: process.stdin });
  const first = await lines[Symbol.asyncIterator]().next();
  lines.close();
  const password = first.done ? '' : first.value;
  if (password.length < MIN_PASSWORD) {
    terminal.err(`${say('review.shortPassword', { length: MIN_PASSWORD })}\n`);
    return 2;
  }
  terminal.out(await hashPassword(password));
  return 0;
}

/** NIST SP 800-63B, 5.1.1.2: eight at the least; more where it is the only thing asked for. */
const MIN_PASSWORD = 10;
