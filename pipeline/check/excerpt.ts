let segmenter: Intl.Segmenter | undefined;

/** The start of a text, short enough for a message, cut at a grapheme. */
export function excerpt(text: string, length = 60): string {
  if (text.length <= length) return text;
  const end = isOneByOne(text, length) ? length - 1 : endOfGraphemes(text, length);
  return `${text.slice(0, end).trimEnd()}…`;
}

/** Whether each of the first units is a grapheme of its own: neither joined to others nor a combining mark. */
function isOneByOne(text: string, length: number): boolean {
  for (let at = 0; at < length; at++) {
    const unit = text.charCodeAt(at);
    const isAlone = (unit < COMBINING && unit !== RETURN) || (unit >= DASHES && unit <= ELLIPSIS);
    if (!isAlone) return false;
  }
  return true;
}

const RETURN = 0x0d;
const COMBINING = 0x300;
const DASHES = 0x2010;
const ELLIPSIS = 0x2026;

function endOfGraphemes(text: string, length: number): number {
  // To make one takes as long as a hundred excerpts.
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  let end = 0;
  for (const { index, segment } of segmenter.segment(text.slice(0, length + 20))) {
    if (index + segment.length > length - 1) break;
    end = index + segment.length;
  }
  return end;
}
