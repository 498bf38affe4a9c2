/** What we export: valid by the official schemas and by our own reader, and the same when it comes back. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { codeChanges, isSameSource, renumber, retag } from '../../../pipeline/exchange/codes.ts';
import type { ExchangeDocument, ExchangeSegment, Returned } from '../../../pipeline/exchange/model.ts';
import { readXliff } from '../../../pipeline/exchange/xliff/read.ts';
import { returnedOf } from '../../../pipeline/exchange/xliff/units.ts';
import { writeXliff1 } from '../../../pipeline/exchange/xliff/write-1.ts';
import { writeXliff2 } from '../../../pipeline/exchange/xliff/write-2.ts';
import { type CodedText, formatCoded, type Piece } from '../../../pipeline/model/coded-text.ts';
import { hashText } from '../../../pipeline/model/hash.ts';
import type { Locale } from '../../../pipeline/model/locale.ts';

const SCHEMAS = path.resolve(import.meta.dirname, '../../../../shared/exchange/schemas');

function segmentOf(source: string, target: string, more: Partial<ExchangeSegment> = {}): ExchangeSegment {
  return {
    id: hashText(source + target),
    source: source as CodedText,
    target: target as CodedText,
    state: target ? 'translated' : 'initial',
    sourceHash: hashText(source),
    codes: [],
    comments: [],
    matches: [],
    terms: [],
    ...more,
  };
}

function documentOf(...segments: ExchangeSegment[]): ExchangeDocument {
  return {
    edition: 'es',
    source: 'en' as Locale,
    target: 'es' as Locale,
    files: [
      { kind: 'article', original: 'content/a.md', units: [{ id: 'u-1', name: 'paragraph', segments }] },
    ],
  };
}

const RICH = documentOf(
  segmentOf('Read <1>the report</1> & more<2/>.', 'Lee <1>el informe</1> y más<2/>.', {
    state: 'reviewed',
    origin: 'person',
    codes: [
      { id: 1, start: '[', end: '](https://example.org/?a=1&b="2")', name: 'link', equivalent: '' },
      { id: 2, start: '<br>\u0001', end: '', name: 'break', equivalent: '\n' },
    ],
    comments: [{ text: 'Which <report>?', by: 'Ana "A" Ruiz', at: '2026-01-01T00:00:00Z' }],
    matches: [
      {
        source: 'Read <1>a report</1>.' as CodedText,
        target: 'Lee <1>un informe</1>.' as CodedText,
        score: 82,
        origin: 'news/a',
      },
    ],
    terms: [{ source: 'report', target: 'informe', note: 'not "reporte"' }],
  }),
  segmentOf('One <1>half', 'Media <1>parte'),
  segmentOf('a <1>b <2>c</1> d</2>', 'e <1>f <2>g</1> h</2>'),
  segmentOf('Nothing yet', ''),
);

const LIMITED: ExchangeDocument = {
  ...documentOf(),
  files: [
    {
      kind: 'strings',
      original: 'locales/es/site.json',
      units: [
        { id: 'short', name: 'short', limit: 12, segments: [segmentOf('Home', 'Inicio')] },
        { id: 'long', name: 'long', segments: [segmentOf('Read more', '')] },
      ],
    },
  ],
};

function read(xml: string): Returned[] {
  const returned: Returned[] = [];
  const failures = readXliff('a.xlf', new TextEncoder().encode(xml), {
    unit: (unit) => void returned.push(...returnedOf(unit)),
  });
  expect(failures).toEqual([]);
  return returned;
}

const FORMATS = {
  '2.1': { write: writeXliff2, schema: 'xliff-2.1/_all.xsd' },
  '1.2': { write: writeXliff1, schema: 'xliff-1.2/xliff-core-1.2-strict.xsd' },
};

const hasXmllint = existsSync('/usr/bin/xmllint') && existsSync(SCHEMAS);
if (!hasXmllint) console.warn('skipped: official schemas, for want of xmllint or ../shared/exchange');

describe.each(Object.entries(FORMATS))('XLIFF %s', (_, { write, schema }) => {
  it('comes back as it went out', () => {
    const returned = read([...write(RICH)].join(''));
    const sent = RICH.files[0]!.units[0]!.segments;
    expect(returned.map(({ segment }) => segment)).toEqual(sent.map(({ id }) => id));
    expect(returned.map(({ target }) => target)).toEqual(sent.map(({ target }) => target));
    expect(returned.map(({ comments }) => comments)).toEqual([
      [{ text: 'Which <report>?', by: 'Ana "A" Ruiz' }],
      [],
      [],
      [],
    ]);
    expect(returned.every(({ foreign }) => foreign === undefined)).toBe(true);
  });

  it('with sources in the place of targets', () => {
    const [sent] =
      [...write(documentOf(segmentOf('Not <1>yet</1>', '')), { fill: true })]
        .join('')
        .match(/<target.*<\/target>/) ?? [];
    expect(sent).toMatch(/^<target( state="new")?>Not <.*>yet<.*<\/target>$/);
  });

  it('with what another tool put there', () => {
    const foreign = {
      elements: ['<mq:info xmlns:mq="MQXliff" n="1"><mq:x/></mq:info>'],
      attributes: [{ namespace: 'MQXliff', name: 'mq:status', value: 'a"b' }],
    };
    const returned = read([...write(documentOf(segmentOf('a', 'b')), { foreignOf: () => foreign })].join(''));
    expect(returned[0]?.foreign?.elements).toEqual(foreign.elements);
    expect(returned[0]?.foreign?.attributes).toMatchObject([{ namespace: 'MQXliff', value: 'a"b' }]);
  });

  it.skipIf(!hasXmllint)('is valid by the official schema (skipped without xmllint and ../shared)', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'galerada-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = path.join(folder, 'a.xlf');
    const args = ['--nonet', '--noout', '--schema', path.join(SCHEMAS, schema), file];
    const env = { ...process.env, XML_CATALOG_FILES: path.join(SCHEMAS, 'catalog.xml') };
    for (const document of [RICH, LIMITED]) {
      writeFileSync(file, [...write(document)].join(''));
      expect(() => execFileSync('/usr/bin/xmllint', args, { env, stdio: 'pipe' })).not.toThrow();
    }
  });

  const TEXT = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(' ', 'x\ty <1/> \\', ']]>&amp;'));
  it('survives whatever a sentence holds', () => {
    fc.assert(
      fc.property(fc.array(TEXT, { minLength: 4, maxLength: 4 }), ([a = '', b = '', c = '', d = '']) => {
        // 1.2 has no way to write most controls.
        const clean =
          write === writeXliff1
            ? (text: string) => text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD]/gu, '')
            : (text: string) => text;
        const tags: Piece[] = [
          { kind: 'code', id: 1, type: 'open' },
          { kind: 'code', id: 1, type: 'close' },
          { kind: 'code', id: 2, type: 'standalone' },
        ];
        const pieces = [a, b, c, d].flatMap((value, at): Piece[] => [
          ...(clean(value) === '' ? [] : [{ kind: 'text' as const, value: clean(value) }]),
          ...tags.slice(at, at + 1),
        ]);
        const text = formatCoded(pieces);
        const [one] = read([...write(documentOf(segmentOf(text, text)))].join(''));
        expect([one?.source, one?.target]).toEqual([text, text]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a length limit', () => {
  const xml = [...writeXliff2(LIMITED)].join('');

  it('goes out with XLIFF 2.1 by its module, counted in characters', () => {
    expect(xml).toContain('<unit id="short" name="short" slr:sizeRestriction="12">');
    expect(xml.match(/<slr:profiles generalProfile="xliff:codepoints">/g)).toHaveLength(1);
    expect(xml.match(/slr:sizeRestriction/g)).toHaveLength(1);
    expect([...writeXliff2(RICH)].join('')).not.toContain('slr');
  });

  it('comes back as ours, so that it goes out once the next time', () => {
    expect(read(xml).map(({ unit, foreign }) => [unit, foreign])).toEqual([
      ['short', undefined],
      ['long', undefined],
    ]);
  });
});

describe('tags of texts that come back', () => {
  it('are known by their order, whatever the tool calls them', () => {
    const theirs = '<1>the report</1> now<2/>' as CodedText;
    const ours = '<3>the report</3> now<7/>' as CodedText;
    expect(isSameSource(theirs, ours)).toBe(true);
    expect(retag('ya<2/> <1>el informe</1>' as CodedText, theirs, ours)).toBe('ya<7/> <3>el informe</3>');
    expect(isSameSource('<1/>the report' as CodedText, ours)).toBe(false);
  });

  it('that are new get numbers of their own, that are gone are told', () => {
    expect(retag('<1>a</1><3/>' as CodedText, '<1>a</1>', '<5>a</5>')).toBe('<5>a</5><8/>');
    expect(codeChanges('<1>a</1><2/>', '<1>b</1><3/>')).toEqual({ lost: ['<2/>'], extra: ['<3/>'] });
    expect(renumber(['<4/>a<2/>' as CodedText, '<2/><9/>' as CodedText])).toEqual(['<1/>a<2/>', '<2/><3/>']);
  });
});
