/** What Markdown reads at the beginning of a line. */

/**
 * Patterns of a line's start, each with where to put the backslash: CommonMark 0.31, chapters 4 and 5, and the
 * containers of Docusaurus, Starlight (`:::`) and Python-Markdown (`!!!`, `???`).
 */
const STARTS: readonly RegExp[] = [
  /^()#{1,6}(?:[ \t]|$)/,
  /^()>/,
  /^()[-+*](?:[ \t]|$)/,
  /^(\d{1,9})[.)](?:[ \t]|$)/,
  /^()(?:-[ \t]*){3,}$/,
  // At the very start of a file, front matter.
  /^()(?:-{3}|\+{3})/,
  /^()(?:=+|-+)[ \t]*$/,
  /^()~{3}/,
  /^():(?:[ \t]|:)/,
  /^()(?:!{3}|\?{3}\+?)[ \t]/,
  /^()\{:/,
  /^()\|/,
];

/** `text` is one line whose inline marks are escaped already. */
export function escapeLineStart(text: string, mdx: boolean): string {
  for (const start of STARTS) {
    const match = start.exec(text);
    if (match) return `${match[1]}\\${text.slice(match[1]!.length)}`;
  }
  if (mdx && /^(?:import|export)(?=[ \t{*"'])/.test(text)) return `&#${text.charCodeAt(0)};${text.slice(1)}`;
  return text;
}
