/** Articles built by hand: each part of a block is written once, and its ranges are counted from it. */
import type {
  Article,
  ArticleId,
  Block,
  BlockRole,
  CodeName,
  Format,
  Inline,
  Place,
} from '../../pipeline/model/article.ts';
import type { BodyView, Replacement } from '../../pipeline/segment/view.ts';

export type Part = string | TextPart | CodePart;

interface TextPart {
  readonly raw: string;
  readonly value: string;
}

interface CodePart {
  readonly code: string;
  readonly id: number;
  readonly type: 'open' | 'close' | 'standalone';
  readonly name?: CodeName;
  readonly equivalent?: string;
  readonly whenTranslated?: string;
}

export interface BlockPlan {
  readonly role?: BlockRole;
  readonly place?: Place;
  /** Source before the block and after it. */
  readonly before?: string;
  readonly after?: string;
  readonly parts: readonly Part[];
}

export const MARKDOWN: Place = { kind: 'markdown', prefix: '', within: 'paragraph' };

export function open(code: string, id: number, name: CodeName = 'bold'): CodePart {
  return { code, id, type: 'open', name };
}

export function close(code: string, id: number, name: CodeName = 'bold'): CodePart {
  return { code, id, type: 'close', name };
}

export function standalone(code: string, id: number, name: CodeName = 'html', equivalent = ''): CodePart {
  return { code, id, type: 'standalone', name, equivalent };
}

export function buildArticle(
  plans: readonly BlockPlan[],
  format: Format = 'markdown',
  path = 'a.md',
): Article {
  let source = '';
  const blocks: Block[] = [];
  for (const plan of plans) {
    source += plan.before ?? '';
    const start = source.length;
    const content = plan.parts.map((part): Inline => {
      const at = source.length;
      source += typeof part === 'string' ? part : 'raw' in part ? part.raw : part.code;
      return inlineOf(part, { start: at, end: source.length });
    });
    const range = { start, end: source.length };
    const { role = 'paragraph', place = MARKDOWN } = plan;
    blocks.push({ role, range, extent: range, content, place, ancestors: [] });
    source += plan.after ?? '\n\n';
  }
  return { id: 'a' as ArticleId, path, format, source, blocks };
}

function inlineOf(part: Part, range: { start: number; end: number }): Inline {
  if (typeof part === 'string') return { kind: 'text', range, value: part };
  if ('raw' in part) return { kind: 'text', range, value: part.value };
  const { code: _, ...code } = part;
  return { kind: 'code', range, name: 'html', equivalent: '', ...code };
}

/** Everything is body. */
export function bodyOf(article: Article, replacements: readonly Replacement[] = []): BodyView {
  const parts = article.blocks.map(({ range }, block) => ({ block, range }));
  return { language: 'en', parts, replacements };
}
