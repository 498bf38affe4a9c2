/** Words that are not translated: names and brands, found as whole words, the longest first. */

export interface KeptPart {
  readonly value: string;
  readonly kept: boolean;
}

/** Cuts a text at the words to keep. The parts put together are the text again. */
export function splitKept(text: string, keep: readonly string[]): KeptPart[] {
  const words = keep.filter((word) => word.trim() !== '');
  if (words.length === 0) return [{ value: text, kept: false }];
  return split(text, pattern(words));
}

function split(text: string, words: RegExp): KeptPart[] {
  const parts: KeptPart[] = [];
  let from = 0;
  for (const match of text.matchAll(words)) {
    if (match.index > from) parts.push({ value: text.slice(from, match.index), kept: false });
    parts.push({ value: match[0], kept: true });
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push({ value: text.slice(from), kept: false });
  return parts;
}

function pattern(words: readonly string[]): RegExp {
  const longestFirst = [...words].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const bounded = longestFirst.map((word) => {
    const before = /^[\p{L}\p{N}]/u.test(word) ? '(?<![\\p{L}\\p{N}])' : '';
    const after = /[\p{L}\p{N}]$/u.test(word) ? '(?![\\p{L}\\p{N}])' : '';
    return before + word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&') + after;
  });
  return new RegExp(bounded.join('|'), 'gu');
}
