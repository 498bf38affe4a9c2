/** The README says what is true. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../pipeline/cli/run.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

describe('README', () => {
  it('names scripts that exist', () => {
    const named = [...read('README.md').matchAll(/npm (?:run )?(start|test|run \w+)/g)].map(([, name = '']) =>
      name.replace('run ', ''),
    );
    expect(named).toEqual(expect.arrayContaining(['start', 'test']));
    expect(named.filter((name) => !scripts[name])).toEqual([]);
    expect(Object.keys(scripts).length).toBeLessThanOrEqual(12);
  });

  it('lists every command, and no other', () => {
    const listed = [...read('README.md').matchAll(/^\| `galerada (\w+)` \|/gm)].map(([, name]) => name);
    expect(listed.sort()).toEqual(Object.keys(COMMANDS).sort());
  });

  it('links to files that exist', () => {
    for (const file of ['README.md', 'pipeline/README.md', 'CONTRIBUTING.md', 'docs/decisions/README.md']) {
      const links = [...read(file).matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, link = '']) =>
        path.resolve(ROOT, path.dirname(file), link),
      );
      const missing = links.filter((link) => !exists(link));
      expect(missing, file).toEqual([]);
    }
  });

  it('has a decision for every library we depend on', () => {
    const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> };
    const decisions = readdirSync(path.join(ROOT, 'docs/decisions'))
      .map((file) => read(`docs/decisions/${file}`))
      .join('\n');
    expect(Object.keys(dependencies).filter((name) => !decisions.includes(name))).toEqual([]);
  });
});

function exists(file: string): boolean {
  try {
    readdirSync(file);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOTDIR';
  }
}
