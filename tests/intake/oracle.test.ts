/** What other readers make of the same text: satteri's own tree, and htmlparser2 with its entities decoded. */
import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { type MdastNode, markdownToMdast } from 'satteri';
import { describe, expect, test } from 'vitest';
import { toAscii } from '../../pipeline/intake/markdown/ascii.ts';
import { articleOf } from './read.ts';

const MARKDOWN = [
  '*a*',
  '**b** ',
  'y\\*',
  'y &amp; ',
  '&eacute;',
  'palabra ',
  '\n',
  '\n> ',
  '\n  ',
  'y `c` ',
  '[d](e) ',
  '~~f~~ ',
  '2 < 3 ',
  'ñ',
  '—',
  '“',
  '€',
  '\u{1f600}',
  '*',
  '**',
  '_',
];
const HTML = [
  '&amp;',
  '&eacute;',
  '&copy',
  '&notit;',
  '&#241;',
  '&#x1f600;',
  '&',
  '< ',
  'palabra ',
  '\n ',
  '<b>',
  '</b>',
  '&nbsp;',
];
const of = (pieces: readonly string[]) =>
  fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 15 });

describe('the text of a block', () => {
  test('is what satteri reads in the paragraph', () => {
    fc.assert(
      fc.property(of(MARKDOWN), fc.constantFrom('', '> ', '- ', '> - ', '## '), (pieces, start) => {
        const text = `${start}x${pieces.join('')}x`;
        const tree = markdownToMdast(text, { features: { frontmatter: false, definitionList: true } });
        const ours = articleOf('a.md', text).blocks.map(shownBlock);
        expect(ours).toEqual(
          leavesOf(tree)
            .filter(hasWords)
            .map((leaf) => folded(shownNode(leaf, true))),
        );
      }),
      { numRuns: 2000 },
    );
  });

  test('stands where it stood when the parser is shown ASCII stand-ins', () => {
    fc.assert(
      fc.property(of(MARKDOWN), fc.constantFrom('', '> ', '- ', '> - ', '## '), (pieces, start) => {
        const text = `${start}ñ${pieces.join('')}ñ`;
        const [plain, ascii] = [text, toAscii(text)].map((shown) => placesOf(markdownToMdast(shown)));
        expect(ascii).toEqual(plain);
      }),
      { numRuns: 1000 },
    );
  });

  test('is what an HTML parser reads in the element', () => {
    fc.assert(
      fc.property(of(HTML), (pieces) => {
        const text = `<p>x${pieces.join('')}x</p>`;
        let expected = '';
        const parser = new Parser({ ontext: (data) => (expected += data) }, { decodeEntities: true });
        parser.end(text);
        expect(shownText(articleOf('a.html', text))).toBe(folded(expected));
      }),
      { numRuns: 2000 },
    );
  });

  test('of a title is the value in the data', () => {
    const quoted = fc.string({
      unit: fc.constantFrom(...'ab ñ"\'\\/\t\u{1f600}'),
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(quoted, fc.constantFrom('yaml', 'single', 'toml', 'json'), (value, style) => {
        const title = `x${value}x`;
        const text = {
          yaml: `---\ntitle: ${JSON.stringify(title)}\n---\n`,
          single: `---\ntitle: '${title.replaceAll("'", "''")}'\n---\n`,
          toml: `+++\ntitle = ${JSON.stringify(title)}\n+++\n`,
          json: `{"title": ${JSON.stringify(title)}}\n`,
        }[style]!;
        const article = articleOf('a.md', `${text}\n***\n`);
        expect(article.frontMatter?.data['title']).toBe(title);
        expect(shownText(article)).toBe(folded(title));
      }),
    );
  });
});

function shownText(article: ReturnType<typeof articleOf>): string {
  return article.blocks.map(shownBlock).join('');
}

function shownBlock({ content }: ReturnType<typeof articleOf>['blocks'][number]): string {
  const shown = content.map((inline) => {
    if (inline.kind === 'text') return inline.value;
    return inline.name === 'break' ? ' ' : inline.equivalent;
  });
  return folded(shown.join(''));
}

/** Paragraphs, headings and terms: what holds text and no blocks. */
function leavesOf(node: MdastNode): MdastNode[] {
  if (['paragraph', 'heading', 'descriptionTerm'].includes(node.type)) return [node];
  return 'children' in node ? node.children.flatMap((child) => leavesOf(child as MdastNode)) : [];
}

function hasWords(leaf: MdastNode): boolean {
  return /[\p{L}\p{N}]/u.test(shownNode(leaf, false));
}

function folded(text: string): string {
  return text.replace(/[ \t\r\n\f]+/g, ' ').trim();
}

function placesOf(node: MdastNode): string[] {
  const place = `${node.type} ${node.position?.start.offset}–${node.position?.end.offset}`;
  return 'children' in node
    ? [place, ...node.children.flatMap((child) => placesOf(child as MdastNode))]
    : [place];
}

function shownNode(node: MdastNode, withCode: boolean): string {
  if ('children' in node)
    return node.children.map((child) => shownNode(child as MdastNode, withCode)).join('');
  if (node.type === 'break') return ' ';
  if (node.type === 'inlineCode' && !withCode) return '';
  return 'value' in node && typeof node.value === 'string' ? node.value : '';
}
