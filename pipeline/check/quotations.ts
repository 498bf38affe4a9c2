/** Quotations: where they stand, and the text without them. They keep the language they were spoken in. */
import type { Range } from '../model/text.ts';

export interface Quotation extends Range {
  readonly open: string;
  readonly close: string;
}

const PAIRS: Readonly<Record<string, string>> = { '“': '”', '«': '»', '"': '"', '‘': '’' };

/** The outermost quotations, marks included; a mark that never closes opens none. */
export function readQuotations(text: string): Quotation[] {
  if (!/["“«‘]/.test(text)) return [];
  // Where each closing mark stands last: looking for one that never comes must not cost the whole text each time.
  const last = new Map(Object.values(PAIRS).map((mark) => [mark, text.lastIndexOf(mark)]));
  const found: Quotation[] = [];
  for (let at = 0; at < text.length; at++) {
    const open = text[at]!;
    const close = PAIRS[open];
    if (close === undefined || (last.get(close) ?? -1) <= at) continue;
    // An inch mark or an apostrophe is no quotation mark.
    if (open === '"' && /\d/.test(text[at - 1] ?? '') && !/[\p{L}]/u.test(text[at + 1] ?? '')) continue;
    const end = closeOf(text, { open, close, at });
    if (end < 0) continue;
    found.push({ start: at, end: end + 1, open, close });
    at = end;
  }
  return found;
}

/** The mark that closes; a single mark inside a word (`don’t`) is an apostrophe. */
function closeOf(text: string, { close, at }: { open: string; close: string; at: number }): number {
  let end = text.indexOf(close, at + 1);
  while (close === '’' && end >= 0 && /\p{L}/u.test(text[end + 1] ?? '')) end = text.indexOf(close, end + 1);
  return end;
}

/** The text with its quotations taken out. */
export function withoutQuotations(text: string, quotations: readonly Range[]): string {
  let out = '';
  let from = 0;
  for (const { start, end } of quotations) {
    out += text.slice(from, start);
    from = end;
  }
  return out + text.slice(from);
}
