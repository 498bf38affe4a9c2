/** From a separation to what an edition shows of the article: its body, the site's strings left out or replaced. */
import type { Article } from '../model/article.ts';
import type { Config, Edition } from '../model/config.ts';
import { otherLanguage } from '../model/locale.ts';
import type { Judgement, Separation } from '../model/separation.ts';
import type { Range } from '../model/text.ts';
import type { BodyPart, BodyView, Replacement } from '../segment/view.ts';

/** What an edition puts in the place of a label; undefined when it has no text for it. */
export type LabelText = (judgement: Judgement) => string | undefined;

export interface ViewInput {
  readonly article: Article;
  readonly separation: Separation;
  readonly config: Config;
  readonly edition: Pick<Edition, 'language'>;
}

/** False where site strings are left out: then every edition shows the same parts of the article. */
export function replacesLabels(config: Config, { format }: Article): boolean {
  return config.interfaceStrings[format] === 'replace';
}

/**
 * `labelText` is given when the output is written; segmentation does not depend on it. Where site strings are
 * replaced, labels become the edition's own text, and what has no key (a teaser, a date) is translated with the body.
 */
export function bodyView(input: ViewInput, labelText?: LabelText): BodyView {
  const { article, separation, config } = input;
  const parts: BodyPart[] = [];
  const replacements: Replacement[] = config.strayWords === 'correct' ? corrections(separation) : [];
  const cuts: Range[] = [];
  for (const judgement of separation.judgements) {
    const { block, range } = judgement;
    const label = labelRange(article, judgement);
    const fate = fateOf(judgement, input, label !== undefined);
    if (fate === 'body') parts.push({ block, range });
    if (fate === 'leave-out') cuts.push(cutOf(article, judgement));
    if (fate !== 'label' || !labelText || !label) continue;
    const text = labelText(judgement);
    if (text !== undefined) replacements.push({ block, range: label, text });
    else if (!isFixed(article, judgement)) cuts.push(cutOf(article, judgement));
  }
  return { language: separation.language, parts, replacements, cuts: closeEnd(article, mergeRanges(cuts)) };
}

type Fate = 'body' | 'keep' | 'label' | 'leave-out';

function fateOf(
  judgement: Judgement,
  { article, separation, config, edition }: ViewInput,
  isLabel: boolean,
): Fate {
  if (judgement.kind === 'body') return 'body';
  if (!replacesLabels(config, article)) {
    return isFixed(article, judgement) ? 'body' : 'leave-out';
  }
  if (isLabel) return 'label';
  if (separation.language !== edition.language)
    return judgement.language === edition.language ? 'keep' : 'body';
  const isForeign = judgement.language === otherLanguage(edition.language);
  return isForeign && !isFixed(article, judgement) ? 'leave-out' : 'keep';
}

/** An attribute or a front-matter field cannot be taken out without breaking what holds it. */
function isFixed({ blocks }: Article, { block }: Judgement): boolean {
  const kind = blocks[block]?.place.kind;
  return kind !== 'text' && kind !== 'markdown' && kind !== 'html';
}

/**
 * Where a label's text stands inside its markup (`<a href="/"><b>Inicio</b></a>`), the space around it left out.
 * Undefined for what is no label, and for a label in several pieces: it is translated as a sentence is.
 */
function labelRange({ blocks, source }: Article, { purpose, block, range }: Judgement): Range | undefined {
  if (purpose !== 'label') return undefined;
  const texts = (blocks[block]?.content ?? []).filter(
    (inline) =>
      inline.kind === 'text' &&
      inline.value.trim() !== '' &&
      inline.range.end > range.start &&
      inline.range.start < range.end,
  );
  const [only] = texts;
  if (!only || texts.length > 1) return undefined;
  const start = Math.max(only.range.start, range.start);
  const raw = source.slice(start, Math.min(only.range.end, range.end));
  const lead = raw.length - raw.trimStart().length;
  return { start: start + lead, end: start + raw.trimEnd().length };
}

function corrections(separation: Separation): Replacement[] {
  return separation.strays.flatMap(({ safe, suggestion, block, range }) =>
    safe && suggestion !== undefined ? [{ block, range, text: suggestion }] : [],
  );
}

/** A block that goes whole takes its line or element with it, and the blank lines that set it apart. */
function cutOf(article: Article, { block, range }: Judgement): Range {
  const { source, format, blocks } = article;
  const whole = blocks[block];
  if (!whole || range.start > whole.range.start || range.end < whole.range.end)
    return trimBefore(source, range);
  return format === 'html' ? whole.extent : withBlankLines(source, whole.extent);
}

/** The space between a sentence and the chrome glued to it goes with the chrome. */
function trimBefore(source: string, { start, end }: Range): Range {
  let from = start;
  while (from > 0 && /[ \t\u00a0]/.test(source[from - 1] ?? '')) from--;
  return { start: from, end };
}

function withBlankLines(source: string, { start, end }: Range): Range {
  let to = end;
  for (let next = blankLineEnd(source, to); next > to; next = blankLineEnd(source, to)) to = next;
  return { start, end: to };
}

/** End of the blank line that starts at an offset; the offset itself when that line is not blank. */
function blankLineEnd(source: string, from: number): number {
  let at = from;
  while (source[at] === ' ' || source[at] === '\t') at++;
  if (source[at] === '\r' && source[at + 1] === '\n') return at + 2;
  return source[at] === '\n' || source[at] === '\r' ? at + 1 : from;
}

/** What is cut off the end of a text takes the blank lines before it along; the last line keeps its line end. */
function closeEnd({ source, format }: Article, cuts: readonly Range[]): readonly Range[] {
  const last = cuts.at(-1);
  if (format === 'html' || !last || last.end < source.length) return cuts;
  const before = source.slice(0, last.start);
  const kept = before.trimEnd().length;
  const lineEnd = /^[ \t]*(\r\n|\n|\r)/.exec(before.slice(kept))?.[0].length ?? 0;
  return [...cuts.slice(0, -1), { start: Math.min(last.start, kept + lineEnd), end: last.end }];
}

function mergeRanges(ranges: readonly Range[]): Range[] {
  const merged: Range[] = [];
  for (const range of [...ranges].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = merged.at(-1);
    if (last && range.start <= last.end)
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
    else merged.push(range);
  }
  return merged;
}
