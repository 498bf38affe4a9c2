/**
 * Input made to be slow: fifty thousand of a piece that opens and never closes. Work may grow as the input does, or a
 * little more, never as its square. Measured is processor time of this process, the best of several runs of each
 * size, with bounds so wide that only another order of growth breaks them.
 */
import { describe, expect, test } from 'vitest';
import { joinArticle } from '../../pipeline/segment/join.ts';
import { segmentArticle } from '../../pipeline/segment/segment.ts';
import { read } from '../intake/read.ts';
import { bodyOf } from './build.ts';

const COUNT = 50_000;
const PIECES = ['[', '*', '<', '`', '|', '{{<', '![', '_', '{', '"', '{{< a alt="', '<a title={"', '&', '\\'];
/** Quadratic growth gives 64 for eight times the input; linear gives 8, and noise, caches and compilers some more. */
const FACTOR = 8;
const MOST = 32;
/** Below this many milliseconds nothing can be said of growth, and nothing is wrong with it. */
const NOISE = 150;

function work(path: string, text: string): number {
  const before = process.cpuUsage();
  const result = read(path, text);
  if (result.ok) {
    const { article } = result.value;
    const view = bodyOf(article);
    const segments = segmentArticle(article, view);
    expect(joinArticle(article, view, new Map(segments.map(({ id, source }) => [id, source])))).toBe(text);
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** What else the process does, such as collecting garbage, only adds to a measurement: the least of some is the truest. */
const RUNS = 6;

function least(path: string, text: string, isEnough: (milliseconds: number) => boolean): number {
  let best = work(path, text);
  for (let run = 1; run < RUNS && !isEnough(best); run++) best = Math.min(best, work(path, text));
  return best;
}

describe.each(['a.md', 'a.mdx', 'a.html', 'a.txt'])('%s', (path) => {
  test.each(PIECES)('of %j alone, and with words between', (piece) => {
    for (const unit of [piece, `${piece}palabra `]) {
      const small = work(path, unit.repeat(COUNT / FACTOR));
      const limit = MOST * Math.max(small, NOISE / MOST);
      const large = least(path, unit.repeat(COUNT), (milliseconds) => milliseconds < limit);
      expect(large / Math.max(small, NOISE / MOST), `${large} ms against ${small} ms`).toBeLessThan(MOST);
    }
  });
});
