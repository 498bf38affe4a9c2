/** Blocks that are no lines of the page: attributes and front-matter fields. */
import { identify } from '../language/identify.ts';
import type { Article, Block } from '../model/article.ts';
import type { LanguageVerdict } from '../model/locale.ts';
import type { Judgement } from '../model/separation.ts';
import type { KnownStrings } from './known.ts';
import { viewBlock } from './view.ts';

/** Attributes that name or explain a control; all others speak of the article (descriptions, titles, alt text). */
const CONTROL_ATTRIBUTES = new Set([
  'aria-label',
  'aria-description',
  'placeholder',
  'title',
  'label',
  'value',
]);

/** Log-odds from which a text's language is told rather than guessed. */
const TELLING_ODDS = 2;

/**
 * Front-matter fields, page metadata and descriptions of pictures are the article's own. The name of a control
 * goes with the part of the page it stands in.
 */
export function judgeUnlisted(
  article: Article,
  judged: readonly Judgement[],
  known: KnownStrings,
): Judgement[] {
  const listed = new Set(judged.map((judgement) => judgement.block));
  return article.blocks.flatMap((block, index) => {
    if (listed.has(index)) return [];
    const host = isControl(block) ? hostOf(block, judged) : undefined;
    return [judgeOne({ article, block, index, host, known })];
  });
}

function isControl({ role, name = '', ancestors }: Block): boolean {
  const inHead = ancestors.some((ancestor) => ancestor.name === 'head');
  return role === 'attribute' && CONTROL_ATTRIBUTES.has(name) && !inHead;
}

interface Unlisted {
  readonly article: Article;
  readonly block: Block;
  readonly index: number;
  readonly host: Judgement | undefined;
  readonly known: KnownStrings;
}

function judgeOne({ article, block, index, host, known }: Unlisted): Judgement {
  const { text } = viewBlock(article.source, block, index);
  const reason = host ? 'host' : block.role === 'field' ? 'field' : 'empty';
  const match = host ? known.find(text) : undefined;
  const kind = match ? 'interface' : (host?.kind ?? 'body');
  return {
    block: index,
    range: block.range,
    text,
    kind,
    language: match?.languages.length === 1 ? match.languages[0]! : languageOfText(text),
    confidence: host?.confidence ?? 0.9,
    evidence: [{ kind: 'inherited', weight: 0, message: { key: `separate:evidence.inherited.${reason}` } }],
    ...(kind === 'interface' ? { purpose: 'label' as const } : {}),
    ...(match ? { known: { namespace: match.namespace, key: match.key, values: match.values } } : {}),
  };
}

function languageOfText(text: string): LanguageVerdict {
  const { odds } = identify(text);
  if (Math.abs(odds) < TELLING_ODDS) return 'unsure';
  return odds > 0 ? 'en' : 'es';
}

/** The judged part around an attribute, else the nearest one before it. Judgements stand in reading order. */
function hostOf(block: Block, judged: readonly Judgement[]): Judgement | undefined {
  let low = 0;
  let high = judged.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (judged[middle]!.range.start <= block.range.start) low = middle + 1;
    else high = middle;
  }
  return judged[low - 1] ?? judged[0];
}
