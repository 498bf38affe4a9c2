/** Globs over `/`-separated paths: `**` any folders, `*` and `?` within a name, `{a,b}` either. */

export function matchesGlob(glob: string): (path: string) => boolean {
  const pattern = new RegExp(`^${alternatives(glob.replace(/^\.\//, ''))}$`, 'u');
  return (path) => pattern.test(path);
}

function alternatives(glob: string): string {
  let out = '';
  let depth = 0;
  for (let at = 0; at < glob.length; at++) {
    const letter = glob[at]!;
    if (glob.startsWith('**/', at) && (at === 0 || glob[at - 1] === '/')) {
      out += '(?:[^/]+/)*';
      at += 2;
    } else if (glob.startsWith('**', at)) {
      out += '.*';
      at += 1;
    } else if (letter === '*') out += '[^/]*';
    else if (letter === '?') out += '[^/]';
    else if (letter === '{' && glob.includes('}', at)) {
      out += '(?:';
      depth++;
    } else if (letter === '}' && depth > 0) {
      out += ')';
      depth--;
    } else if (letter === ',' && depth > 0) out += '|';
    else out += letter.replace(/[\\^$.*+?()[\]{}|/-]/, '\\$&').replace('\\-', '-');
  }
  return out;
}
