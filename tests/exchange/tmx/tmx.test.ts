import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entryOf, tmxHeader, tmxUnit } from '../../../pipeline/exchange/tmx/entries.ts';
import type { TmxHeader, TmxUnit } from '../../../pipeline/exchange/tmx/model.ts';
import { TmxReader } from '../../../pipeline/exchange/tmx/read.ts';
import { writeTmx } from '../../../pipeline/exchange/tmx/write.ts';
import { type CodedText, formatCoded, type Piece } from '../../../pipeline/model/coded-text.ts';
import type { Failure } from '../../../pipeline/model/finding.ts';
import type { Locale } from '../../../pipeline/model/locale.ts';
import type { MemoryHit } from '../../../pipeline/model/memory.ts';

interface Read {
  readonly header?: TmxHeader;
  readonly units: TmxUnit[];
  readonly failure?: Failure;
}

/** In pieces of `size` bytes, as a file is read. */
function read(file: string | Uint8Array, size = 1 << 16): Read {
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
  const reader = new TmxReader('memory.tmx');
  const units: TmxUnit[] = [];
  for (let from = 0; from < bytes.length; from += size) {
    const pushed = reader.push(bytes.subarray(from, from + size));
    if (!pushed.ok) return { units, failure: pushed.failure };
    units.push(...pushed.value);
  }
  const ended = reader.end();
  if (!ended.ok) return { units, failure: ended.failure };
  return { header: reader.header!, units: [...units, ...ended.value] };
}

function write({ header, units }: Read): string {
  return [...writeTmx(header!, units, (unit) => expect.fail(JSON.stringify(unit)))].join('');
}

function withoutLines(units: readonly TmxUnit[]): TmxUnit[] {
  return units.map(({ line: _, ...unit }) => unit);
}

function tmx(body: string, start = ''): string {
  return `<?xml version="1.0"?>${start}<tmx version="1.4"><header srclang="en"/><body>${body}</body></tmx>`;
}

const PAIR = '<tu><tuv xml:lang="en"><seg>Hello</seg></tuv><tuv xml:lang="es"><seg>Hola</seg></tuv></tu>';
const VALID = path.resolve(import.meta.dirname, '../../../../shared/exchange/valid/tmx-1.4');

describe.skipIf(!existsSync(VALID))('official TMX files (skipped where ../shared is absent)', () => {
  const files = existsSync(VALID)
    ? readdirSync(VALID, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tmx'))
    : [];

  it('are all there', () => expect(files).toHaveLength(32));

  it.each(files)('%s: read, written, read again unchanged', (file) => {
    const first = read(readFileSync(path.join(VALID, file)));
    expect(first.failure).toBeUndefined();
    expect(first.units.length).toBeGreaterThan(0);
    const written = write(first);
    const second = read(written);
    expect(second.failure).toBeUndefined();
    expect(second.header).toEqual(first.header);
    expect(withoutLines(second.units)).toEqual(withoutLines(first.units));
    expect(write(second)).toBe(written);
  });

  it.each(files)('%s: the same however it is cut into pieces', (file) => {
    const bytes = readFileSync(path.join(VALID, file));
    for (const size of [1, 7, 1000]) expect(read(bytes, size)).toEqual(read(bytes));
  });
});

describe('codes', () => {
  it('become tags, numbered the same for the same code in each language', () => {
    const unit = read(
      tmx(`<tu>
        <tuv xml:lang="en"><seg>The <bpt i="1" x="1">&lt;b></bpt>black<ept i="1">&lt;/b></ept> <bpt i="2" x="2">&lt;u></bpt>cat<ept i="2">&lt;/u></ept><ph x="3"/>.</seg></tuv>
        <tuv xml:lang="es"><seg>El <bpt i="1" x="2">&lt;u></bpt>gato<ept i="1">&lt;/u></ept> <bpt i="2" x="1">&lt;b></bpt>negro<ept i="2">&lt;/b></ept><ph x="3"/>.</seg></tuv>
      </tu>`),
    ).units[0]!;
    expect(unit.variants.map(({ text }) => text)).toEqual([
      'The <1>black</1> <2>cat</2><3/>.',
      'El <2>gato</2> <1>negro</1><3/>.',
    ]);
  });

  it('match by their content where they have no number', () => {
    const { units } = read(
      tmx(
        '<tu><tuv xml:lang="en"><seg><ph>a</ph> and <ph>b</ph></seg></tuv><tuv xml:lang="es"><seg><ph>b</ph> y <ph>a</ph></seg></tuv></tu>',
      ),
    );
    expect(units[0]!.variants.map(({ text }) => text)).toEqual(['<1/> and <2/>', '<2/> y <1/>']);
  });

  it('keep what they hold, sub-flows and all', () => {
    const seg = '<ph x="1" type="image">&lt;img alt="<sub>A &amp; B</sub>"></ph> in <hi type="x">view</hi>';
    const { units } = read(tmx(`<tu><tuv xml:lang="en"><seg>${seg}</seg></tuv></tu>`));
    expect(units[0]!.variants[0]!.text).toBe('<1/> in <2>view</2>');
    expect(units[0]!.variants[0]!.codes[0]!.content).toContain('<sub>A &amp; B</sub>');
  });

  it('do not take text for tags', () => {
    const { units } = read(tmx('<tu><tuv xml:lang="en"><seg>a &lt;1/> b</seg></tuv></tu>'));
    expect(units[0]!.variants[0]!.text).toBe('a \\<1/> b');
  });
});

describe('documents that are refused', () => {
  const cases: [string, string, Partial<Failure>][] = [
    ['entities of its own', tmx(PAIR, '<!DOCTYPE tmx [<!ENTITY a "b">]>'), { reason: 'invalid' }],
    ['an unknown entity', tmx(PAIR.replace('Hello', '&a;')), { reason: 'unparsable' }],
    ['a unit that is not closed', tmx(PAIR).replace('</tu>', ''), { reason: 'invalid' }],
    ['tags that cross', tmx(PAIR).replace('</seg></tuv>', '</tuv></seg>'), { reason: 'invalid' }],
    ['the end before its time', tmx(PAIR).slice(0, -5), { reason: 'invalid', expected: '</tmx>' }],
    ['nothing', '', { reason: 'invalid', expected: '<tmx>' }],
    ['another kind of file', '<html><body/></html>', { reason: 'invalid', expected: '<tmx>' }],
    ['no header', '<tmx version="1.4"><body/></tmx>', { reason: 'invalid', expected: '<header>' }],
    ['text between units', tmx(`${PAIR}x${PAIR}`), { reason: 'invalid', found: 'x' }],
    ['something after the end', `${tmx(PAIR)}<tmx/>`, { reason: 'invalid', expected: 'nothing more' }],
    [
      'an element that has no business',
      tmx('<tu><tuv xml:lang="en"><seg><b>x</b></seg></tuv></tu>'),
      { reason: 'invalid', found: '<b>' },
    ],
    [
      'a variant without its language',
      tmx('<tu><tuv><seg>x</seg></tuv></tu>'),
      { reason: 'invalid', expected: 'xml:lang' },
    ],
    [
      'a unit without text',
      tmx('<tu><tuv xml:lang="en"/></tu>'),
      { reason: 'invalid', expected: 'one <seg>' },
    ],
    [
      'an attribute twice',
      tmx('<tu a="1" a="2"><tuv xml:lang="en"><seg>x</seg></tuv></tu>'),
      { reason: 'unparsable' },
    ],
  ];
  it.each(cases)('%s', (_, file, failure) => {
    expect(read(file).failure).toMatchObject({ file: 'memory.tmx', ...failure });
    expect(read(file, 1).failure).toMatchObject({ file: 'memory.tmx', ...failure });
  });

  it('say on which line', () => {
    const { failure } = read(tmx(`\n${PAIR}\n\n${PAIR.replace('<seg>', '<seg>&nope;')}`));
    expect(failure).toMatchObject({ start: { line: 4, column: 1 } });
  });

  it('bytes that are not what they should be', () => {
    expect(read(Uint8Array.from([...new TextEncoder().encode(tmx(PAIR)), 0xff])).failure?.reason).toBe(
      'unparsable',
    );
  });

  it('a unit that has no end does not fill the memory', () => {
    const reader = new TmxReader('memory.tmx');
    reader.push(new TextEncoder().encode('<tmx><header/><body><tu><tuv xml:lang="en"><seg>'));
    const chunk = new TextEncoder().encode('x'.repeat(1 << 20));
    const results = Array.from({ length: 12 }, () => reader.push(chunk));
    expect(results.at(-1)).toMatchObject({ ok: false, failure: { reason: 'too-large' } });
  });
});

it('passes over a document type without entities', () => {
  expect(read(tmx(PAIR, '<!DOCTYPE tmx SYSTEM "tmx14.dtd">')).units).toHaveLength(1);
});

const HIT: MemoryHit = {
  source: 'Read <1>the report</1> & more<2/>.' as CodedText,
  target: 'Lee <1>el informe</1> y más<2/>.' as CodedText,
  state: 'reviewed',
  origin: 'person',
  by: 'Ana <ana@example.org>',
  at: '2026-01-31T10:20:30Z',
  article: 'news/a',
  edition: 'es',
  sourceLanguage: 'en',
};
const LOCALES = { source: 'en' as Locale, target: 'es' as Locale };

describe('memory entries', () => {
  it('go out and come back with all that is known of them', () => {
    const written = [...writeTmx(tmxHeader('1.0.0'), [tmxUnit(HIT, LOCALES)], () => expect.fail())].join('');
    const { header, units } = read(written);
    const { article: _a, edition: _e, sourceLanguage: _l, ...entry } = HIT;
    expect(entryOf(units[0]!, header!, { source: 'en', target: 'es' as Locale })).toEqual(entry);
  });

  const TEXT = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constant('x\ty <1/> \\'));
  const between = fc.tuple(TEXT, TEXT, TEXT, TEXT);

  it('survive whatever they hold', () => {
    fc.assert(
      fc.property(between, ([a, b, c, d]) => {
        const tags: Piece[] = [
          { kind: 'code', id: 1, type: 'open' },
          { kind: 'code', id: 1, type: 'close' },
          { kind: 'code', id: 2, type: 'standalone' },
        ];
        const pieces = [a, b, c, d].flatMap((value, at): Piece[] => [
          ...(value === '' ? [] : [{ kind: 'text' as const, value }]),
          ...tags.slice(at, at + 1),
        ]);
        const text = formatCoded(pieces);
        const unit = tmxUnit({ ...HIT, source: text, target: text }, LOCALES);
        let skipped = 0;
        const written = [...writeTmx(tmxHeader('1'), [unit], () => skipped++)].join('');
        const expected = skipped > 0 ? [] : [text, text];
        expect(read(written).units.flatMap(({ variants }) => variants.map((one) => one.text))).toEqual(
          expected,
        );
      }),
    );
  });

  it('leave out what XML cannot hold, and say so', () => {
    const unit = tmxUnit({ ...HIT, source: 'a\u0001b' as CodedText }, LOCALES);
    const skipped: TmxUnit[] = [];
    const written = [...writeTmx(tmxHeader('1'), [unit], (one) => skipped.push(one))].join('');
    expect([skipped, read(written).units]).toEqual([[unit], []]);
  });

  it('come from the variants of their pair alone', () => {
    const variant = (language: string) => ({
      language,
      attributes: {},
      extras: [],
      text: `text ${language}` as CodedText,
      codes: [],
    });
    const unit = {
      attributes: {},
      extras: [],
      variants: ['es-ES', 'fr-CA', 'en-us', 'es-mx', 'en-gb'].map(variant),
    };
    const header = (srclang: string): TmxHeader => ({ attributes: { srclang }, extras: [] });
    const texts = (srclang: string, target: string) => {
      const entry = entryOf(unit, header(srclang), { source: 'en', target: target as Locale });
      return entry && [entry.source, entry.target];
    };
    expect(texts('en-GB', 'es-MX')).toEqual(['text en-gb', 'text es-mx']);
    expect(texts('*all*', 'es')).toEqual(['text en-us', 'text es-ES']);
    expect(texts('es-ES', 'es')).toBeUndefined();
    expect(texts('en', 'de')).toBeUndefined();
  });
});
