import { CUES } from '../../cues.ts';
import { findAll } from '../../find.ts';
import type { TextRule } from '../../rule.ts';

/** Markdown links and images written in a string. */
export const markdownLinks: TextRule = {
  id: 'markdown-links',
  on: 'text',
  anyLanguage: true,
  severity: 'error',
  cues: { either: CUES.bracket },
  run: ({ source, target }) => {
    if (!source || !(source.text + target.text).includes('](')) return [];
    const [wanted, given] = [findAll(source.text, LINK).length, findAll(target.text, LINK).length];
    return wanted === given ? [] : [{ values: { wanted, given } }];
  },
};

const LINK =
  /\[[^[\]\n]{0,300}\]\([^()\s]{0,1000}(?:\([^()\s]{0,300}\)[^()\s]{0,300})?(?: "[^"\n]{0,300}")?\)/g;
