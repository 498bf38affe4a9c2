/** Other tools that take articles apart, on a part of the same archive, when they are installed. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

interface Peer {
  readonly name: string;
  /** A program that is there when the peer is. */
  readonly program: string;
  /** Takes one Markdown file apart into `out`. */
  readonly args: (file: string, out: string) => readonly string[];
}

const PEERS: readonly Peer[] = [
  {
    name: 'po4a',
    program: 'po4a-updatepo',
    args: (file, out) => ['-f', 'text', '-o', 'markdown', '-M', 'UTF-8', '-m', file, '-p', out],
  },
  { name: 'mdpo', program: 'md2po', args: (file, out) => [file, '--save', '--po-filepath', out, '--quiet'] },
  { name: 'md2xliff', program: 'md2xliff', args: (file, out) => [file, out] },
];

/** Each is started anew for each file, which costs it something: these are the tools' own commands. */
const SAMPLE = 100;

export function comparePeers(root: string, articles: readonly string[]): void {
  const sample = articles.filter((file) => file.endsWith('.md')).slice(0, SAMPLE);
  for (const peer of PEERS) {
    if (spawnSync(peer.program, ['--version']).error) {
      console.warn(`${peer.name}: NOT COMPARED, ${peer.program} is not installed here`);
      continue;
    }
    console.log(`${peer.name}: ${measure(peer, root, sample)}`);
  }
}

function measure(peer: Peer, root: string, sample: readonly string[]): string {
  const out = mkdtempSync(path.join(tmpdir(), 'peer-'));
  let bytes = 0;
  let refused = 0;
  const before = performance.now();
  for (const [at, file] of sample.entries()) {
    const absolute = path.join(root, file);
    const { status } = spawnSync(peer.program, peer.args(absolute, path.join(out, `${at}.out`)));
    if (status === 0) bytes += statSync(absolute).size;
    else refused++;
  }
  const seconds = (performance.now() - before) / 1000;
  rmSync(out, { recursive: true, force: true });
  return `${(bytes / 1e6 / seconds).toFixed(2)} MB per second, ${refused} of ${sample.length} files refused`;
}
