/** The real server on a copy of the project, and a real Chromium. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium } from 'playwright-core';

export const ROOT = path.resolve(import.meta.dirname, '../../..');
const CHROMIUM = '/usr/bin/chromium';
export const hasChromium = existsSync(CHROMIUM);
if (!hasChromium)
  console.warn(`No ${CHROMIUM}: the browser tests of the desk did NOT run. apt-get install chromium`);

const DIST = path.join(ROOT, 'pipeline/web/client/dist');

/** As it is shipped: in a process of its own, since a test's environment is not production. */
export function buildClient(): void {
  const args = ['build', '--logLevel', 'error', '-c', 'pipeline/web/client/vite.config.ts'];
  execFileSync(path.join(ROOT, 'node_modules/.bin/vite'), args, {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: 'production' },
  });
}

/** Bytes of all the client's files, gzipped one by one. */
export function bundleSize(): number {
  const files = readdirSync(DIST, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  return files.reduce(
    (sum, { parentPath, name }) => sum + gzipSync(readFileSync(path.join(parentPath, name))).length,
    0,
  );
}

export function copyProject(): string {
  const folder = path.join(mkdtempSync(path.join(os.tmpdir(), 'galerada-desk-')), 'la-costa');
  mkdirSync(folder);
  for (const name of ['content', 'locales', 'galerada.config.json'])
    cpSync(path.join(ROOT, name), path.join(folder, name), { recursive: true });
  // The reviewer's name is git's.
  execFileSync('git', ['init', '--quiet'], { cwd: folder });
  execFileSync('git', ['config', 'user.name', 'Marta Ibáñez'], { cwd: folder });
  return folder;
}

export const removeProject = (folder: string): void =>
  rmSync(path.dirname(folder), { recursive: true, force: true });

export interface Server {
  readonly link: string;
  readonly origin: string;
  /** Ends at once, as a crash does. */
  kill(): Promise<void>;
}

export interface ServerOptions {
  readonly port?: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

export function startServer(cwd: string, { port, args = [], env }: ServerOptions = {}): Promise<Server> {
  const given = ['pipeline/cli/main.ts', 'review', '--no-open', '--cwd', cwd, ...args];
  const child = spawn(
    path.join(ROOT, 'node_modules/.bin/node'),
    [...given, ...(port ? ['--port', port] : [])],
    { cwd: ROOT, env: { ...process.env, ...env } },
  );
  return new Promise((resolve, reject) => {
    let [printed, troubles] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const link = /^https?:\S+(?=\n)/.exec(printed)?.[0];
      if (link) resolve({ link, origin: new URL(link).origin, kill: () => kill(child) });
    });
    child.stderr.on('data', (chunk: Buffer) => {
      troubles += chunk.toString();
    });
    child.on('exit', () => reject(new Error(`The server ended: ${printed}${troubles}`)));
  });
}

function kill(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}

export const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
