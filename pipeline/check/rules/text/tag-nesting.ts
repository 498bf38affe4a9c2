import { CUES } from '../../cues.ts';
import type { TextReport, TextRule } from '../../rule.ts';
import { readTags } from '../../tags.ts';

/** Every tag that is opened is closed, the last one first. What is only named, as `<file>` is in a message, opens nothing. */
export const tagNesting: TextRule = {
  id: 'tag-nesting',
  on: 'text',
  anyLanguage: true,
  severity: 'error',
  cues: { target: CUES.tag },
  run: ({ source, target }) => {
    if (!target.text.includes('<') || (source && firstWrong(source.text))) return [];
    const wrong = firstWrong(target.text);
    return wrong ? [wrong] : [];
  },
};

/** Elements of a text, which nobody writes to name them. */
const ELEMENTS = new Set(
  (
    'a abbr b bdi bdo blockquote button cite code dd del dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header i ins ' +
    'kbd label li mark nav ol p pre q s samp section small span strong sub summary sup table tbody td th thead time tr u ul var'
  ).split(' '),
);

function firstWrong(text: string): TextReport | undefined {
  const open: ReturnType<typeof readTags> = [];
  const tags = readTags(text);
  const closed = new Set(tags.filter(({ type }) => type === 'close').map(({ name }) => name));
  for (const tag of tags) {
    if (!ELEMENTS.has(tag.name) && !/^\d/.test(tag.name) && !closed.has(tag.name)) continue;
    if (tag.type === 'open') open.push(tag);
    else if (tag.type === 'close' && open.pop()?.name !== tag.name) return { at: tag };
  }
  const [left] = open;
  return left && { at: left };
}
