/** Which file is the translation of which, by their paths. */

/** Stands for any part of a path, the same on both sides. */
const HOLE = '{path}';

export function isPattern(text: string): boolean {
  return text.includes(HOLE);
}

/** `content/{path}.md` and `content/news/a.md` give `news/a`; undefined when the path is of another form. */
export function matchPattern(pattern: string, path: string): string | undefined {
  const at = pattern.indexOf(HOLE);
  const before = pattern.slice(0, at);
  const after = pattern.slice(at + HOLE.length);
  if (path.length <= before.length + after.length) return undefined;
  if (!path.startsWith(before) || !path.endsWith(after)) return undefined;
  return path.slice(before.length, path.length - after.length);
}

export function fillPattern(pattern: string, part: string): string {
  return pattern.replace(HOLE, () => part);
}

/** A folder stands for all that is below it, by the same names. */
export function folderPattern(folder: string): string {
  const path = folder.replace(/\/+$/, '');
  return path === '' || path === '.' ? HOLE : `${path}/${HOLE}`;
}
