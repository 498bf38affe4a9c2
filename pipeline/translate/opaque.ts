/** Stretches of a text that mean something to a program and nothing to a reader: interpolations, addresses. */

export interface OpaquePart {
  readonly value: string;
  readonly opaque: boolean;
}

/** i18next `{{name}}` and `$t(key)`, template `${name}` and `{name}`, printf `%s` `%1$d` `%(name)s`; URLs; e-mail. */
const OPAQUE = new RegExp(
  [
    String.raw`\{\{[^{}]{1,200}\}\}`,
    String.raw`\$t\([^()]{1,200}\)`,
    String.raw`\$?\{[^{}]{1,200}\}`,
    String.raw`%\([A-Za-z_]\w{0,60}\)[sdif]`,
    String.raw`%(?:\d{1,2}\$)?[sd@](?![\p{L}\p{N}])`,
    String.raw`(?:https?:\/\/|www\.)[^\s<>"“”«»]{1,2000}[^\s<>"“”«».,;:!?)\]]`,
    String.raw`(?<![\w.+-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,8}[A-Za-z]{2,24}`,
  ].join('|'),
  'gu',
);

/** The parts put together are the text again. */
export function splitOpaque(text: string): OpaquePart[] {
  const parts: OpaquePart[] = [];
  let from = 0;
  for (const match of text.matchAll(OPAQUE)) {
    if (match.index > from) parts.push({ value: text.slice(from, match.index), opaque: false });
    parts.push({ value: match[0], opaque: true });
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push({ value: text.slice(from), opaque: false });
  return parts;
}
