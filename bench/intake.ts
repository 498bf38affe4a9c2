/**
 * How fast articles are read: `node bench/intake.ts DIR`. Markdown is compared with satteri alone, HTML with
 * htmlparser2's tokenizer alone, in the same run, so that the ratio holds on any machine.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
import { createMdastHandle, createMdxMdastHandle, dropHandle, serializeHandle } from 'satteri';
import { readArticle } from '../pipeline/intake/read.ts';
import type { ArticleId } from '../pipeline/model/article.ts';

interface Sample {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly text: string;
}

const ROUNDS = 5;

function samples(folder: string, extensions: readonly string[]): Sample[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && extensions.includes(extname(entry.name).toLowerCase()))
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const bytes = readFileSync(path);
      return { path, bytes, text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) };
    });
}

function readOurs({ path, bytes }: Sample): void {
  readArticle({ path, id: path as ArticleId, bytes });
}

function readSatteri({ path, text }: Sample): void {
  try {
    const handle = (path.endsWith('.mdx') ? createMdxMdastHandle : createMdastHandle)(text, {}, true);
    serializeHandle(handle);
    dropHandle(handle);
  } catch {
    // A page that is no MDX costs satteri the time it took to find out.
  }
}

const ignore = () => {};
const DEAF: TokenizerCallbacks = {
  onattribdata: ignore,
  onattribend: ignore,
  onattribentity: ignore,
  onattribname: ignore,
  oncdata: ignore,
  onclosetag: ignore,
  oncomment: ignore,
  ondeclaration: ignore,
  onend: ignore,
  onopentagend: ignore,
  onopentagname: ignore,
  onprocessinginstruction: ignore,
  onselfclosingtag: ignore,
  ontext: ignore,
  ontextentity: ignore,
};

function readTokens({ text }: Sample): void {
  const tokenizer = new Tokenizer({ decodeEntities: false }, DEAF);
  tokenizer.write(text);
  tokenizer.end();
}

/** Megabytes per CPU second, of the fastest round: the others carry the compiler's and the neighbours' share. */
function speed(files: readonly Sample[], read: (file: Sample) => void): number {
  const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0);
  let best = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const start = process.cpuUsage();
    for (const file of files) read(file);
    const { user, system } = process.cpuUsage(start);
    best = Math.max(best, bytes / (user + system));
  }
  return best;
}

function report(
  name: string,
  files: readonly Sample[],
  peer: { name: string; read: (file: Sample) => void },
): void {
  if (files.length === 0) return;
  const theirs = speed(files, peer.read);
  const ours = speed(files, readOurs);
  const megabytes = files.reduce((sum, file) => sum + file.bytes.length, 0) / 1e6;
  console.log(
    `${name}: ${files.length} files, ${megabytes.toFixed(1)} MB; readArticle ${ours.toFixed(1)} MB/CPU s, ` +
      `${peer.name} alone ${theirs.toFixed(1)}, ratio ${(theirs / ours).toFixed(2)}`,
  );
}

const folder = process.argv[2];
if (folder === undefined) {
  console.error('Usage: node bench/intake.ts DIR');
  process.exitCode = 2;
} else {
  report('Markdown', samples(folder, ['.md', '.mdx']), { name: 'satteri', read: readSatteri });
  report('HTML', samples(folder, ['.html', '.htm']), { name: 'htmlparser2', read: readTokens });
}
