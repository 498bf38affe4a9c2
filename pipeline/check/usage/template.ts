/** Keys that templates ask for, by the way they are written. */
import type { Range } from '../../model/text.ts';
import type { Binding } from './bindings.ts';
import { type SourceStyle, splitKey } from './key-use.ts';
import type { ScriptUse } from './script.ts';

/** A quoted text of one line; the mark is group `q`. */
const QUOTED = '(?<q>["\'`])(?<key>(?:(?!\\k<q>)[^\\\\\\r\\n]){1,300})\\k<q>';

const PATTERNS: readonly RegExp[] = [
  // t('key'), $t("key"), i18n.t('key'): Vue, Svelte, Astro, Nunjucks, EJS, Pug
  new RegExp(`(?<![\\w$.-])(?:this\\.|i18n\\.|i18next\\.|\\$i18n\\.)?\\$?t\\(\\s{0,20}${QUOTED}`, 'g'),
  // {{ 'key' | t }}, {{ "key" | i18n }}: Liquid, Eleventy, Nunjucks, Angular
  new RegExp(`${QUOTED}\\s{0,20}\\|\\s{0,20}(?:t|i18n|i18n_t|i18next|translate|transloco)(?![\\w-])`, 'g'),
  // {{ i18n "key" }}, {{ T "key" . }}, {{t 'key'}}, (t "key"): Hugo, Handlebars, Glimmer
  new RegExp(
    `(?:\\{\\{[~#&-]{0,2}\\s{0,20}|\\(\\s{0,20}|\\|\\s{0,20}|:=\\s{0,20})(?:lang\\.Translate|i18n|T|t|translate)\\s{1,20}${QUOTED}`,
    'g',
  ),
  // {% t 'key' %}, {% t key.path %}: Jekyll
  new RegExp(`\\{%-?\\s{0,20}(?:t|trans|translate)\\s{1,20}${QUOTED}`, 'g'),
  /\{%-?\s{0,20}t\s{1,20}(?<key>[\w.-]{1,300})\s{0,20}-?%\}/g,
  // <p data-i18n="key">, <i18n-t keypath="key">, <Trans i18nKey="key">
  /(?<![\w-])(?:data-i18n|keypath|i18nKey)=(?<q>["'])(?:\[[\w-]{1,60}\])?(?<key>[^"'\s;{}]{1,300})(?=\k<q>|;)/g,
  // <p v-t="'key'">
  /(?<![\w-])v-t="'(?<key>[^"'\r\n]{1,300})'"/g,
];

/** Every place that asks for a key, by offsets of the text. */
export function readTemplate(text: string, style: SourceStyle, binding: Binding = {}): ScriptUse[] {
  const own = style.patterns.map((pattern) => new RegExp(pattern, 'gdu'));
  const called = style.functions.map(
    (name) => new RegExp(`(?<![\\w$.-])${name.replace(/[.$]/g, '\\$&')}\\(\\s{0,20}${QUOTED}`, 'g'),
  );
  const found = new Map<number, ScriptUse>();
  for (const pattern of [...own, ...called, ...PATTERNS]) {
    for (const match of text.matchAll(withIndices(pattern))) {
      const use = useOf(match, text, { style, binding });
      if (use && !found.has(use.range.start)) found.set(use.range.start, use);
    }
  }
  return [...found.values()].sort((a, b) => a.range.start - b.range.start);
}

const indexed = new Map<RegExp, RegExp>();

function withIndices(pattern: RegExp): RegExp {
  if (pattern.hasIndices) return pattern;
  const made = indexed.get(pattern) ?? new RegExp(pattern.source, `${pattern.flags}d`);
  indexed.set(pattern, made);
  return made;
}

function useOf(
  match: RegExpExecArray,
  text: string,
  { style, binding }: { style: SourceStyle; binding: Binding },
): ScriptUse | undefined {
  const said = match.groups?.['key'] ?? match[1];
  const at = match.indices?.groups?.['key'] ?? match.indices?.[1];
  if (!said?.trim() || !at) return undefined;
  const range: Range = { start: at[0], end: at[1] };
  const hole = said.search(/\$\{|\{\{|#\{|<%/);
  const goesOn = /^["'`]?\s{0,20}(?:[+~]|\|\s{0,20}append)/.test(text.slice(range.end, range.end + 60));
  if (hole === 0) return undefined;
  const { namespace, key } = splitKey(hole < 0 ? said : said.slice(0, hole));
  const prefix = binding.keyPrefix ?? style.keyPrefix;
  const namespaces = pick(namespace ?? match.groups?.['ns']) ?? binding.namespaces ?? pick(style.namespace);
  return {
    range,
    keys: [prefix && !namespace ? `${prefix}.${key}` : key],
    known: hole > 0 || goesOn ? 'start' : 'whole',
    ...(namespaces ? { namespaces } : {}),
  };
}

function pick(namespace: string | undefined): string[] | undefined {
  return namespace === undefined ? undefined : [namespace];
}
