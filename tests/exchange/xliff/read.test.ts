/** XLIFF of other tools and versions: read whatever the bytes, kept whatever the tool, bounded whatever the size. */
import { describe, expect, it } from 'vitest';
import type { Returned } from '../../../pipeline/exchange/model.ts';
import { XliffReader } from '../../../pipeline/exchange/xliff/read.ts';
import { returnedOf } from '../../../pipeline/exchange/xliff/units.ts';
import type { Failure } from '../../../pipeline/model/finding.ts';

interface Read {
  readonly returned: Returned[];
  readonly failures: readonly Failure[];
  readonly written: string;
}

function read(file: string | Uint8Array, size = 1 << 16): Read {
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
  const returned: Returned[] = [];
  let written = '';
  const reader = new XliffReader('a.xlf', {
    unit: (unit) => void returned.push(...returnedOf(unit)),
    piece: (text) => {
      written += text;
    },
  });
  for (let from = 0; from < bytes.length; from += size) {
    const pushed = reader.push(bytes.subarray(from, from + size));
    if (!pushed.ok) return { returned, failures: [pushed.failure], written };
  }
  return { returned, failures: reader.end().failures, written };
}

const v1 = (units: string, namespaces = ''): string =>
  `<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" ${namespaces} version="1.2"><file original="a.txt" source-language="en-US" target-language="es-ES" datatype="plaintext"><body>${units}</body></file></xliff>`;
const v2 = (units: string, version = '2.0'): string =>
  `<xliff xmlns="urn:oasis:names:tc:xliff:document:${version === '2.2' ? '2.2' : '2.0'}" version="${version}" srcLang="en" trgLang="es"><file id="f1">${units}</file></xliff>`;

describe('inline codes become tags, numbered as they stand in the source', () => {
  const cases: [string, string, string, string][] = [
    [
      'pc and ph',
      v2(
        '<unit id="u"><segment><source>a <pc id="x">b</pc> <ph id="y"/></source><target><ph id="y"/> <pc id="x">c</pc></target></segment></unit>',
      ),
      'a <1>b</1> <2/>',
      '<2/> <1>c</1>',
    ],
    [
      'sc and ec',
      v2(
        '<unit id="u"><segment><source><sc id="1"/>a<ec startRef="1"/></source><target>b<sc id="1"/>c<ec startRef="1"/></target></segment></unit>',
      ),
      '<1>a</1>',
      'b<1>c</1>',
    ],
    [
      'marks, and characters that XML cannot hold',
      v2(
        '<unit id="u"><segment><source><mrk id="m" type="term">a</mrk><cp hex="0001"/></source><target>b<sm id="s" translate="no"/>c<em startRef="s"/></target></segment></unit>',
      ),
      'a\u0001',
      'bc',
    ],
    [
      'g and x',
      v1(
        '<trans-unit id="1"><source>a <g id="7">b</g><x id="8"/></source><target><g id="7">c</g> d<x id="8"/></target></trans-unit>',
      ),
      'a <1>b</1><2/>',
      '<1>c</1> d<2/>',
    ],
    [
      'bpt, ept and ph with what they hold',
      v1(
        '<trans-unit id="1"><source><bpt id="1" rid="1">&lt;b></bpt>a<ept id="2" rid="1">&lt;/b></ept><ph id="3">&lt;br/></ph></source><target><ph id="3">&lt;br/></ph><bpt id="1" rid="1">&lt;b></bpt>c<ept id="2" rid="1">&lt;/b></ept></target></trans-unit>',
      ),
      '<1>a</1><2/>',
      '<2/><1>c</1>',
    ],
    [
      'bx, ex, it',
      v1(
        '<trans-unit id="1"><source><bx id="1" rid="9"/>a<ex id="2" rid="9"/><it id="3" pos="open">x</it></source><target><it id="3" pos="open">x</it>b</target></trans-unit>',
      ),
      '<1>a</1><2>',
      '<2>b',
    ],
    [
      'an element nobody knows',
      v1('<trans-unit id="1"><source>a <b>c</b></source><target><b>d</b></target></trans-unit>'),
      'a <1>c</1>',
      '<1>d</1>',
    ],
    [
      'text that looks like a tag',
      v2('<unit id="u"><segment><source>a &lt;1/></source><target>b &lt;1/></target></segment></unit>'),
      'a \\<1/>',
      'b \\<1/>',
    ],
  ];
  it.each(cases)('%s', (_, xml, source, target) => {
    const { returned, failures } = read(xml);
    expect(failures).toEqual([]);
    expect(returned).toMatchObject([{ source, target }]);
  });
});

describe('states, notes, ids', () => {
  it('1.2: state, approved, notes, the file', () => {
    const { returned } = read(
      v1(
        '<group id="g"><trans-unit id="1" approved="yes"><source>a</source><target state="translated">b</target><note from="Ana">Why?</note></trans-unit></group>',
      ),
    );
    expect(returned).toEqual([
      {
        file: 'a.txt',
        unit: '1',
        segment: '1',
        source: 'a',
        target: 'b',
        state: 'approved',
        comments: [{ text: 'Why?', by: 'Ana' }],
      },
    ]);
  });

  it('1.2: segments cut by the tool come one by one', () => {
    const { returned } = read(
      v1(
        '<trans-unit id="1"><source>A. B.</source><seg-source><mrk mtype="seg" mid="1">A.</mrk> <mrk mtype="seg" mid="2">B.</mrk></seg-source><target><mrk mtype="seg" mid="1">X.</mrk> <mrk mtype="seg" mid="2">Y.</mrk></target></trans-unit>',
      ),
    );
    expect(returned.map(({ segment, source, target }) => [segment, source, target])).toEqual([
      ['1', 'A.', 'X.'],
      ['2', 'B.', 'Y.'],
    ]);
  });

  it.each(['2.0', '2.1', '2.2'])('%s: segments with their states', (version) => {
    const { returned, failures } = read(
      v2(
        '<unit id="u"><segment id="s1" state="final"><source>a</source><target>b</target></segment><ignorable><source> </source></ignorable><segment><source>c</source></segment></unit>',
        version,
      ),
    );
    expect(failures).toEqual([]);
    expect(returned.map(({ segment, state, target }) => [segment, state, target])).toEqual([
      ['s1', 'final', 'b'],
      ['2', '', ''],
    ]);
  });
});

describe('what other tools add is kept', () => {
  const SDL = 'xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0"';
  const file = v1(
    '<trans-unit id="1" sdl:locked="true"><source>a</source><target>b</target><sdl:seg-defs><sdl:seg id="1" conf="Translated"><sdl:value key="k"><![CDATA[x < y]]></sdl:value></sdl:seg></sdl:seg-defs></trans-unit>',
    SDL,
  );

  it('in the file as it is written again', () => {
    expect(read(file).written).toContain(
      '<sdl:seg-defs><sdl:seg id="1" conf="Translated"><sdl:value key="k"><![CDATA[x < y]]></sdl:value></sdl:seg></sdl:seg-defs>',
    );
    expect(read(file).written).toContain('sdl:locked="true"');
  });

  it('and beside the segment, for the next export', () => {
    const [one] = read(file).returned;
    expect(one?.foreign?.attributes).toEqual([
      { namespace: 'http://sdl.com/FileTypes/SdlXliff/1.0', name: 'sdl:locked', value: 'true' },
    ]);
    expect(one?.foreign?.elements[0]).toMatch(
      /^<sdl:seg-defs xmlns:sdl="http:\/\/sdl\.com[^>]*>.*<\/sdl:seg-defs>$/,
    );
  });

  it('comments, instructions, entities of characters and white space that counts', () => {
    const xml = v1(
      '<!-- c --><?p i?><trans-unit id="1"><source a="x&#10;y">a&#13;b &amp;lt; &#x1F600;</source></trans-unit>',
    );
    const { written } = read(xml);
    expect(written).toContain('<!-- c --><?p i?>');
    expect(written).toContain('a="x&#10;y"');
    expect(written).toContain('a&#13;b &amp;lt; 😀');
  });
});

describe('bytes', () => {
  const xml = v2('<unit id="u"><segment><source>España – 😀</source></segment></unit>');
  const utf16 = (mark: number[], swap: boolean): Uint8Array => {
    const bytes = Buffer.from(xml, 'utf16le');
    return Buffer.concat([Buffer.from(mark), swap ? bytes.swap16() : bytes]);
  };
  const cases: [string, Uint8Array][] = [
    ['UTF-8', Buffer.from(xml)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${xml}`)],
    ['UTF-16, little end first', utf16([0xff, 0xfe], false)],
    ['UTF-16, big end first', utf16([0xfe, 0xff], true)],
    [
      'Latin 1, as declared',
      Buffer.from(`<?xml version="1.0" encoding="ISO-8859-1"?>${xml.replace(' – 😀', '')}`, 'latin1'),
    ],
    ['UTF-8 that says it is UTF-16', Buffer.from(`<?xml version="1.0" encoding="utf-16"?>${xml}`)],
  ];
  it.each(cases)('%s, in pieces of any size', (_, bytes) => {
    for (const size of [1, 7, 100_000]) {
      const { returned, failures } = read(bytes, size);
      expect(failures).toEqual([]);
      expect(returned[0]?.source).toMatch(/^España/);
    }
  });
});

describe('refused before any harm', () => {
  const refused: [string, string | Uint8Array, Partial<Failure>][] = [
    [
      'a document type that expands',
      `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>${v2('')}`,
      { reason: 'invalid', found: '<!DOCTYPE' },
    ],
    [
      'one that would be fetched',
      `<!DOCTYPE x SYSTEM "file:///etc/passwd">${v1('')}`,
      { reason: 'invalid', found: '<!DOCTYPE' },
    ],
    [
      'an entity nobody declared',
      v1('<trans-unit id="1"><source>&xxe;</source></trans-unit>'),
      { reason: 'unparsable' },
    ],
    [
      'depth',
      v1(`<trans-unit id="1"><source>${'<g id="1">'.repeat(300)}${'</g>'.repeat(300)}</source></trans-unit>`),
      { reason: 'unparsable' },
    ],
    ['tags that cross', v2('<unit id="u"></file></unit>'), { reason: 'unparsable' }],
    ['an end before its time', v2('').slice(0, -9), { reason: 'unparsable' }],
    ['nothing', '', { reason: 'unparsable' }],
    ['another kind of file', '<html/>', { reason: 'invalid', expected: '<xliff>' }],
    [
      'a version nobody knows',
      v2('').replace('2.0"', '3.0"').replace('version="2.0"', 'version="3.0"'),
      { reason: 'invalid' },
    ],
    [
      '2.2 by name alone',
      v2('').replace('version="2.0"', 'version="2.2"').replace('document:2.0', 'document:9'),
      { reason: 'invalid' },
    ],
    ['a prefix that is not declared', v1('<x:y/>'), { reason: 'unparsable' }],
    [
      'bytes that are not UTF-8',
      Buffer.concat([Buffer.from(v1('')), Buffer.from([0xff])]),
      { reason: 'unparsable' },
    ],
    [
      'a unit without a source',
      v1('<trans-unit id="1"><target>a</target></trans-unit>'),
      { reason: 'unparsable', detail: 'element-missing' },
    ],
    [
      'a file without its language',
      v1('').replace(' source-language="en-US"', ''),
      { reason: 'unparsable', detail: 'attribute-missing' },
    ],
  ];
  it.each(refused)('%s', (_, file, failure) => {
    expect(read(file).failures).toContainEqual(expect.objectContaining(failure));
    expect(read(file, 3).failures).toContainEqual(expect.objectContaining(failure));
  });

  it('a text that has no end does not fill the memory, nor do small things without number', () => {
    const start = v1('').replace('</body></file></xliff>', '');
    const endless: [string, string][] = [
      ['<trans-unit id="1"><source>', 'x'.repeat(1 << 18)],
      ['<trans-unit id="1"><source>', '<x id="1"/>'.repeat(1 << 14)],
      ['', `<note a="${'x'.repeat(1 << 16)}"/>`.repeat(4)],
    ];
    for (const [begin, more] of endless) {
      const reader = new XliffReader('a.xlf', {}, 1 << 20);
      reader.push(Buffer.from(start + begin));
      const results = Array.from({ length: 8 }, () => reader.push(Buffer.from(more)));
      expect(results.at(-1)).toMatchObject({ ok: false, failure: { reason: 'too-large', limit: 1 << 20 } });
    }
  });

  it('many units take the memory of one', () => {
    const reader = new XliffReader('a.xlf');
    const [start, end] = v1('|').split('|') as [string, string];
    reader.push(Buffer.from(start));
    const before = process.memoryUsage().heapUsed;
    for (let at = 0; at < 60; at++) {
      const units = Array.from(
        { length: 100 },
        (_, one) =>
          `<!-- c --><group id="g"><trans-unit id="${at}-${one}"><source>${'word '.repeat(200)}</source></trans-unit></group><trans-unit id="t${at}-${one}"><source>b</source></trans-unit>`,
      );
      expect(reader.push(Buffer.from(units.join('')))).toEqual({ ok: true, value: true });
    }
    reader.push(Buffer.from(end));
    expect(reader.end().failures).toEqual([]);
    // 6 MB of text; trees kept would take ten times that.
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(64 << 20);
  });
});
