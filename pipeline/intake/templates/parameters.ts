/** Parameters of Hugo shortcodes that people read: `{{< figure src="a.png" caption="The port" >}}`. */
import type { Label } from './span.ts';

/** What Hugo's own shortcodes and those of common themes call their texts. */
const READ = new Set(
  'alt attr caption description heading label linktext subtitle summary text title tooltip'.split(' '),
);
/** A name has no quotes in it, and a value ends at the first quote without a backslash: no text is read twice. */
const PARAMETER = /([A-Za-z][\w-]{0,40})[ \t]?=[ \t]?"((?:[^"\\]|\\"?)*)"/g;
const ADDRESS = /^(?:[a-z][a-z\d+.-]*:|\/|\.{1,2}\/|#)\S*$/i;

/** Ranges inside the quotes. */
export function parametersOf(source: string, start: number, end: number): Label[] {
  const inside = source.slice(start, end);
  if (!inside.includes('="') && !inside.includes('= "') && !inside.includes(' =')) return [];
  return Array.from(inside.matchAll(PARAMETER)).flatMap((match): Label[] => {
    const [whole, name = '', value = ''] = match;
    if (!READ.has(name.toLowerCase()) || ADDRESS.test(value)) return [];
    const close = start + match.index + whole.length - 1;
    return [{ start: close - value.length, end: close, quote: '"', parameter: name.toLowerCase() }];
  });
}
