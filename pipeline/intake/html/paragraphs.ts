/** Text that stands in no paragraph of its own is cut at empty lines, as WordPress and people do who write it. */
import type { Range } from '../../model/text.ts';

export function paragraphsOf(
  source: string,
  range: Range,
  visit: (part: Range, isFirst: boolean) => void,
): void {
  let from = range.start;
  let lineBreaks = 0;
  for (let at = range.start; at < range.end; at++) {
    const code = source.charCodeAt(at);
    if (code === 10) lineBreaks++;
    else if (code !== 32 && code !== 9 && code !== 13) {
      if (lineBreaks > 1) {
        visit({ start: from, end: at }, from === range.start);
        from = at;
      }
      lineBreaks = 0;
    }
  }
  if (from < range.end) visit({ start: from, end: range.end }, from === range.start);
}
