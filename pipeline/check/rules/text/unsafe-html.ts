import { CUES } from '../../cues.ts';
import { findAll } from '../../find.ts';
import type { TextRule } from '../../rule.ts';

/** Markup that runs code or loads a page: never from a translation, where the source has none. */
export const unsafeHtml: TextRule = {
  id: 'unsafe-html',
  on: 'text',
  anyLanguage: true,
  severity: 'error',
  cues: { target: CUES.tag | CUES.comma },
  mayTell: ({ target: { text, cues } }) =>
    (cues & CUES.tag) !== 0 || (text.includes(':') && /javascript:/i.test(text)),
  run: ({ source, target }) => {
    const known = new Set(source ? findAll(source.text, UNSAFE).map(({ text }) => text.toLowerCase()) : []);
    return findAll(target.text, UNSAFE)
      .filter(({ text }) => !known.has(text.toLowerCase()))
      .map((found) => ({ at: found }));
  },
};

const UNSAFE =
  /<\/?(?:script|iframe|object|embed|style|link|meta|base|form)(?=[\s>/])[^<>]{0,500}>|<[a-z][a-z0-9]{0,20}\s(?:[^<>]{0,500}\s)?on[a-z]{3,20}\s{0,3}=[^<>]{0,500}>|javascript:[^\s"'<>]{1,200}/gi;
