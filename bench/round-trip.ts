/**
 * Whether every byte is kept: `node bench/round-trip.ts FOLDER`
 *
 * Each article below the folder is read, segmented and joined again, once with nothing translated (the result must
 * be the file, byte for byte) and once with every letter of every segment replaced (read back, the result must be
 * built as the source). One line per file that is not identical, refused, slow or built otherwise, then one line
 * with the counts and the speed of the untranslated way. Exit code 0 only when all are identical.
 */
import { joinArticle } from '../pipeline/segment/join.ts';
import { proveIdentity, proveStructure } from '../pipeline/segment/proof.ts';
import { segmentArticle } from '../pipeline/segment/segment.ts';
import { listArticles, read, readBytes, wholeBody } from './support/articles.ts';
import { pseudo } from './support/pseudo.ts';

/** A file is slow below this many bytes per CPU microsecond, that is MB per CPU second. */
const SLOW = 1;
/** Below this many bytes a file's time is the clock's noise. */
const MEASURABLE = 50_000;

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error('Expected: node bench/round-trip.ts FOLDER');
  process.exit(2);
}
const paths = listArticles(folder);
const counts = { identical: 0, refused: 0, different: 0, kept: 0, slow: 0, bytes: 0, micros: 0, segments: 0 };
for (const path of paths) check(path, readBytes(folder, path));
const share = (part: number, whole: number) =>
  `${part} of ${whole} (${((100 * part) / Math.max(1, whole)).toFixed(2)} %)`;
console.log(
  `identical ${share(counts.identical, paths.length)}, refused ${counts.refused}, structure kept ` +
    `${share(counts.kept, counts.identical)}, ${counts.segments} segments, ` +
    `${(counts.bytes / counts.micros).toFixed(1)} MB per CPU second (${(counts.bytes / 1e6).toFixed(1)} MB)`,
);
process.exitCode = counts.identical === paths.length ? 0 : 1;

function check(path: string, bytes: Uint8Array): void {
  const before = process.cpuUsage();
  const article = read(path, bytes);
  if (!article.ok) {
    counts.refused++;
    console.log(`${path}: refused, ${JSON.stringify(article.failure)}`);
    return;
  }
  const view = wholeBody(article.value);
  const segments = segmentArticle(article.value, view);
  const proof = proveIdentity(article.value, view);
  const written = Buffer.from(joinArticle(article.value, view, new Map()));
  const { user, system } = process.cpuUsage(before);
  counts.bytes += bytes.length;
  counts.micros += user + system;
  counts.segments += segments.length;
  if (bytes.length > MEASURABLE && bytes.length / (user + system) < SLOW) {
    counts.slow++;
    console.log(`${path}: slow, ${(bytes.length / (user + system)).toFixed(2)} MB per CPU second`);
  }
  if (!proof.ok || !written.equals(bytes)) {
    counts.different++;
    console.log(`${path}: not identical, ${JSON.stringify(proof.ok ? 'bytes' : proof.failure)}`);
    return;
  }
  counts.identical++;
  const targets = new Map(segments.map(({ id, source }) => [id, pseudo(source)]));
  const output = joinArticle(article.value, view, targets);
  const again = read(path, Buffer.from(output));
  const structure = again.ok ? proveStructure(article.value, again.value) : again;
  if (structure.ok) counts.kept++;
  else console.log(`${path}: built otherwise, ${JSON.stringify(structure.failure)}`);
}
