import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { keyFor } from '../../pipeline/separate/keys.ts';
import { separate } from '../../pipeline/separate/separate.ts';
import { known, read } from './support.ts';

const FOLDER = new URL('./cases/', import.meta.url);

interface ExpectedString {
  readonly text: string;
  readonly key?: string;
  readonly because: readonly string[];
}

interface Expectation {
  readonly why: string;
  readonly sites: readonly ExpectedString[];
  readonly strays: readonly string[];
}

/** `site: text => key ; kinds of evidence` and `stray: word => suggestion`; everything else must stay body. */
function parseExpectation(file: string): Expectation {
  const block = /^<!-- expect\n([\s\S]*?)\n-->\n/.exec(file);
  if (!block) throw new Error('a case begins with <!-- expect … -->');
  const lines = block[1]!.split('\n');
  const of = (name: string) =>
    lines.filter((line) => line.startsWith(`${name}: `)).map((line) => line.slice(name.length + 2));
  return { why: of('why').join(' '), strays: of('stray'), sites: of('site').map(parseSite) };
}

function parseSite(line: string): ExpectedString {
  const [rest = '', kinds = ''] = line.split(' ; ');
  const [text = '', key] = rest.split(' => ');
  return {
    text: text.trim(),
    ...(key ? { key } : {}),
    because: kinds.split(' ').filter((kind) => kind !== ''),
  };
}

describe('every mistake ever reported is a case', () => {
  const names = readdirSync(FOLDER).sort();

  it('finds the cases', () => {
    expect(names.length).toBeGreaterThanOrEqual(10);
  });

  for (const name of names) {
    const file = readFileSync(new URL(name, FOLDER), 'utf8');
    const { why, sites, strays } = parseExpectation(file);
    const article = read(name, file.slice(file.indexOf('-->\n') + 4));
    const separation = separate(article, { known });
    const found = separation.judgements.filter(
      ({ kind, block }) => kind === 'interface' && article.blocks[block]!.role !== 'attribute',
    );

    describe(`${name}: ${why}`, () => {
      it('separates exactly the site strings', () => {
        expect(found.map(({ text }) => text)).toEqual(sites.map(({ text }) => text));
      });

      it('gives the reasons and keys expected', () => {
        sites.forEach(({ key, because }, at) => {
          const judgement = found[at]!;
          const reasons = judgement.evidence.filter(({ weight }) => weight > 0).map(({ kind }) => kind);
          expect(reasons, judgement.text).toEqual(expect.arrayContaining([...because]));
          if (key !== undefined) expect(keyFor(judgement, known).key).toBe(key);
        });
      });

      it('finds exactly the stray words, each where it stands', () => {
        expect(separation.strays.map(({ word, suggestion }) => `${word} => ${suggestion}`)).toEqual(strays);
        for (const { range, word } of separation.strays) {
          expect(article.source.slice(range.start, range.end)).toBe(word);
        }
      });
    });
  }
});
