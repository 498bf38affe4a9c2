/** The exactness contract, checked each time an article is written. */
import type { Article, Block, CodeInline } from '../model/article.ts';
import { fail, ok, type Result } from '../model/finding.ts';
import { indexLines, positionAt } from '../model/text.ts';
import { joinArticle } from './join.ts';
import type { BodyView } from './view.ts';

/** Characters of context in a failure. */
const SHOWN = 40;

/**
 * True when the article's segments, put back untranslated, give its source. The view's cuts and replacements
 * are left out: they change the output on purpose.
 */
export function proveIdentity(article: Article, view: BodyView): Result<true> {
  const isBare = !view.cuts?.length && !view.replacements?.length;
  const bare: BodyView = isBare ? view : { language: view.language, parts: view.parts };
  const { source } = article;
  const broken = findBrokenBlock(article);
  const written = broken === undefined ? joinArticle(article, bare, new Map(), { rewrite: true }) : '';
  if (broken === undefined && written === source) return ok(true);
  const at = broken ?? firstDifference(source, written);
  return notIdentical(article, at, {
    expected: source.slice(at, at + SHOWN),
    found: written.slice(at, at + SHOWN),
  });
}

/** The offset where a block's contents do not cover its range in order; undefined when all do. */
function findBrokenBlock({ blocks, source }: Article): number | undefined {
  for (const { range, content } of blocks) {
    let at = range.start;
    for (const inline of content) {
      if (inline.range.start !== at || inline.range.end < at) return at;
      at = inline.range.end;
    }
    if (at !== range.end || at > source.length) return at;
  }
  return undefined;
}

function firstDifference(a: string, b: string): number {
  const end = Math.min(a.length, b.length);
  let at = 0;
  while (at < end && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}

/**
 * True when `after`, the output read back, is built as `before`: the same blocks in the same order, with the
 * same roles, places and codes. Only their text may differ. `kept` tells the blocks of `before` that were
 * meant to stay; all when left out.
 */
export function proveStructure(
  before: Article,
  after: Article,
  kept: (block: number) => boolean = () => true,
): Result<true> {
  const expected = before.blocks.filter((_, index) => kept(index));
  const count = Math.max(expected.length, after.blocks.length);
  for (let index = 0; index < count; index++) {
    const ours = describe(before, expected[index]);
    const theirs = describe(after, after.blocks[index]);
    if (ours === theirs) continue;
    const at = after.blocks[index]?.range.start ?? after.source.length;
    return notIdentical(after, at, { expected: ours, found: theirs });
  }
  return ok(true);
}

function describe({ source, format }: Article, block: Block | undefined): string {
  if (!block) return '';
  // In plain text what is a heading is guessed from its words, which have changed.
  if (format === 'text') return 'block';
  const { role, level, name, ancestors, content } = block;
  const codes = content.filter((inline) => inline.kind === 'code').map((code) => describeCode(source, code));
  const where = ancestors.map((ancestor) => ancestor.name).join(' ');
  return `${role} ${level ?? ''} ${name ?? ''} (${where}) ${codes.sort().join(' ')}`;
}

/**
 * A code whose markup holds translated text (a description, a title) is known by its beginning; one that a
 * translation writes otherwise (`]` of `[Pods]` as `][Pods]`), by the beginning of what it becomes.
 */
function describeCode(source: string, { name, type, range, whenTranslated }: CodeInline): string {
  const markup = whenTranslated ?? source.slice(range.start, Math.min(range.end, range.start + 2));
  return `${name}:${type}:${markup.slice(0, 2)}`;
}

interface Difference {
  readonly expected: string;
  readonly found: string;
}

function notIdentical({ path, source }: Article, at: number, { expected, found }: Difference): Result<true> {
  const start = positionAt(indexLines(source), at);
  return fail({ reason: 'not-identical', file: path, start, expected, found });
}
