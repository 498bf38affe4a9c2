/**
 * Two hundred inputs that are broken in one way each: forty kinds, five of each. A kind says what a build of
 * a site that holds it must tell: the reason of a failure or the rule of a finding, at the broken file.
 */
import { randomBytes } from 'node:crypto';
import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';

export interface BrokenInput {
  readonly kind: string;
  /** From the site's root. */
  readonly file: string;
  /** Reasons of failures or rules of findings, any of which tells the fault. Empty: odd, and yet to be read. */
  readonly tells: readonly string[];
  readonly write: (absolute: string) => Promise<unknown>;
}

interface Kind {
  readonly kind: string;
  readonly extension: string;
  readonly folder?: string;
  readonly tells: readonly string[];
  readonly content?: (n: number) => string | Uint8Array;
  readonly write?: (absolute: string, n: number) => Promise<unknown>;
}

const article = (front: string, n: number) =>
  `---\n${front}\n---\n\nThe council met on Monday to talk about item ${n} of its agenda.\n`;
const utf16 = (text: string, little: boolean) => {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return little ? bytes : bytes.swap16();
};
const deepYaml = (depth: number) => `x: ${'['.repeat(depth)}${']'.repeat(depth)}`;
const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefghij'].map((name, at) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghi'[at]}`).join(',')}]`).join('\n')}`;
const segment = (extra: string) =>
  `{"article":"none","sourceLanguage":"en","edition":"es","segments":[{"id":"x","source":"Hi","target":"","state":"initial","origin":"person","sourceHash":"abcdefghijklmnop","targetHash":"abcdefghijklmnop"${extra}}]}`;

const UNPARSABLE = ['unparsable', 'front-matter-syntax'];
const NOT_UTF8 = ['not-utf8'];

const KINDS: readonly Kind[] = [
  {
    kind: 'latin-1',
    extension: 'md',
    tells: NOT_UTF8,
    content: (n) => Buffer.from(`La señal número ${n} llegó tarde.\n`, 'latin1'),
  },
  {
    kind: 'utf-16 little endian',
    extension: 'txt',
    tells: NOT_UTF8,
    content: (n) => utf16(`The council met ${n} times.\n`, true),
  },
  {
    kind: 'utf-16 big endian',
    extension: 'html',
    tells: NOT_UTF8,
    content: (n) => utf16(`<p>The council met ${n} times.</p>`, false),
  },
  {
    kind: 'cut in the middle of a character',
    extension: 'txt',
    tells: NOT_UTF8,
    content: (n) => Buffer.concat([Buffer.from(`Día ${n}, lle`), Buffer.from([0xc3])]),
  },
  {
    kind: 'surrogates encoded as UTF-8',
    extension: 'txt',
    tells: NOT_UTF8,
    content: () => Buffer.from([0x41, 0xed, 0xa0, 0x80, 0x42]),
  },
  {
    kind: 'overlong encoding',
    extension: 'md',
    tells: NOT_UTF8,
    content: () => Buffer.from([0x41, 0xc0, 0xaf, 0x42]),
  },
  { kind: 'NUL bytes', extension: 'txt', tells: NOT_UTF8, content: (n) => `The council\0 met ${n} times.\n` },
  {
    kind: 'a picture by another name',
    extension: 'md',
    tells: NOT_UTF8,
    content: () => Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'), randomBytes(200)]),
  },
  { kind: 'empty', extension: 'md', tells: ['empty'], content: () => '' },
  { kind: 'white space only', extension: 'txt', tells: ['empty'], content: (n) => ' \n\t\n'.repeat(n + 1) },
  { kind: 'byte order mark only', extension: 'html', tells: ['empty'], content: () => '\uFEFF' },
  {
    kind: 'a line of 50 MB',
    extension: 'txt',
    tells: ['too-large'],
    write: (file) => writeFile(file, 'word '.repeat(10_000_000)),
  },
  {
    kind: 'front matter never closed',
    extension: 'md',
    tells: UNPARSABLE,
    content: (n) => `---\ntitle: Item ${n}\n\nThe council met on Monday.\n`,
  },
  {
    kind: 'YAML that is none',
    extension: 'md',
    tells: UNPARSABLE,
    content: (n) => article('title: "never closed\nlang: en', n),
  },
  {
    kind: 'YAML with a tab for indentation',
    extension: 'md',
    tells: UNPARSABLE,
    content: (n) => article('seo:\n\ttitle: x', n),
  },
  { kind: 'YAML alias bomb', extension: 'md', tells: UNPARSABLE, content: (n) => article(bomb, n) },
  {
    kind: 'YAML alias to nothing',
    extension: 'md',
    tells: UNPARSABLE,
    content: (n) => article('title: *nothing', n),
  },
  {
    kind: 'YAML nested 20,000 deep',
    extension: 'md',
    tells: UNPARSABLE,
    content: (n) => article(deepYaml(20_000), n),
  },
  {
    kind: 'duplicate keys in YAML',
    extension: 'md',
    tells: ['front-matter-duplicate-key'],
    content: (n) => article('title: One\ntitle: Two', n),
  },
  {
    kind: 'JavaScript front matter',
    extension: 'md',
    tells: UNPARSABLE,
    content: (n) => `---js\n{ title: process.exit(${n}) }\n---\n\nThe council met on Monday.\n`,
  },
  {
    kind: 'a title that is a number',
    extension: 'md',
    tells: ['schema'],
    content: (n) => article(`title: ${n}`, n),
  },
  {
    kind: 'a language that is none',
    extension: 'md',
    tells: ['schema', 'declared-language'],
    content: (n) => article('lang: "not a language"', n),
  },
  {
    kind: 'a language we do not speak',
    extension: 'md',
    tells: ['declared-language'],
    content: (n) => article('lang: de', n),
  },
  {
    kind: 'declared Spanish, written in English',
    extension: 'md',
    tells: ['source-language'],
    content: (n) =>
      `${article('lang: es', n)}\nThe mayor told reporters that the decision would be made before the end of the year.\n\nResidents of the district have asked for more information about the plans.\n`,
  },
  {
    kind: 'TOML that is none',
    extension: 'md',
    tells: UNPARSABLE,
    content: (n) => `+++\ntitle = "never closed\n+++\n\nThe council met ${n} times.\n`,
  },
  { kind: 'a folder named as an article', extension: 'md', tells: [], write: (file) => mkdir(file) },
  {
    kind: 'a link to itself',
    extension: 'md',
    tells: ['unreadable'],
    write: (file) => symlink(path.basename(file), file),
  },
  {
    kind: 'a link to nothing',
    extension: 'txt',
    tells: ['unreadable'],
    write: (file) => symlink('nowhere', file),
  },
  {
    kind: 'a link to a folder above',
    extension: 'd',
    tells: ['unreadable'],
    write: (file) => symlink('..', file),
  },
  {
    kind: 'an article nobody may read',
    extension: 'txt',
    tells: ['unreadable'],
    write: async (file) => {
      await writeFile(file, 'Secret.\n');
      await chmod(file, 0);
    },
  },
  {
    kind: 'two articles of one name',
    extension: 'txt',
    tells: ['conflict'],
    write: (file) =>
      Promise.all([
        writeFile(file, 'The council met on Monday.\n'),
        writeFile(file.replace(/txt$/, 'md'), 'The council met on Tuesday.\n'),
      ]),
  },
  {
    kind: 'HTML that never closes a thing',
    extension: 'html',
    tells: [],
    content: (n) => `<div><p>The council met ${n} times<b>and <i>nobody <a href="x>came`,
  },
  {
    kind: 'a record cut short',
    extension: 'es.json',
    tells: UNPARSABLE,
    content: () => segment('').slice(0, 80),
  },
  {
    kind: 'a record of no article',
    extension: 'es.json',
    tells: ['record-orphan'],
    content: () => segment(''),
  },
  {
    kind: 'a record with a state that is none',
    extension: 'es.json',
    tells: ['schema'],
    content: () => segment('').replace('"initial"', '"done"'),
  },
  {
    kind: 'a record with a key that is none',
    extension: 'es.json',
    tells: ['schema'],
    content: () => segment(',"colour":"red"'),
  },
  {
    kind: 'locale JSON with a trailing comma',
    extension: 'json',
    folder: 'locales/es',
    tells: UNPARSABLE,
    content: () => '{\n  "share": "Compartir",\n}\n',
  },
  {
    kind: 'locale JSON with a number',
    extension: 'json',
    folder: 'locales/es',
    tells: ['schema'],
    content: (n) => `{ "share": ${n} }`,
  },
  {
    kind: 'locale JSON with a key twice',
    extension: 'json',
    folder: 'locales/en',
    tells: ['duplicate-key'],
    content: () => '{ "share": "Share", "share": "Send" }',
  },
  {
    kind: 'locale JSON that is a list',
    extension: 'json',
    folder: 'locales/en',
    tells: ['schema'],
    content: () => '["Share"]',
  },
];

const EACH = 5;

export function brokenInputs(): BrokenInput[] {
  return KINDS.flatMap(({ kind, extension, folder = 'content', tells, content, write }, at) =>
    Array.from({ length: EACH }, (_, n) => ({
      kind,
      file: `${folder}/broken-${String(at).padStart(2, '0')}-${n}.${extension}`,
      tells,
      write: (absolute: string) => write?.(absolute, n) ?? writeFile(absolute, content?.(n) ?? ''),
    })),
  );
}
