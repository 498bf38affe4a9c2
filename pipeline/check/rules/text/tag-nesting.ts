import type { TextReport, TextRule } from '../../rule.ts';
import { readTags } from '../../tags.ts';

/** Every tag that is opened is closed, the last one first. */
export const tagNesting: TextRule = {
  id: 'tag-nesting',
  on: 'text',
  anyLanguage: true,
  severity: 'error',
  run: ({ source, target }) => {
    if (!target.text.includes('<') || (source && firstWrong(source.text))) return [];
    const wrong = firstWrong(target.text);
    return wrong ? [wrong] : [];
  },
};

function firstWrong(text: string): TextReport | undefined {
  const open: ReturnType<typeof readTags> = [];
  for (const tag of readTags(text)) {
    if (tag.type === 'open') open.push(tag);
    else if (tag.type === 'close' && open.pop()?.name !== tag.name) return { at: tag };
  }
  const [left] = open;
  return left && { at: left };
}
