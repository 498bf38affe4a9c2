import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ExchangeDocument, ExchangeSegment, Returned } from '../../pipeline/exchange/model.ts';
import { readPo } from '../../pipeline/exchange/po/read.ts';
import { writePo } from '../../pipeline/exchange/po/write.ts';
import type { CodedText } from '../../pipeline/model/coded-text.ts';
import { hashText } from '../../pipeline/model/hash.ts';
import type { Locale } from '../../pipeline/model/locale.ts';

const AT = '2026-01-31T10:20:30Z';

function segment(
  id: string,
  source: string,
  target: string,
  more: Partial<ExchangeSegment> = {},
): ExchangeSegment {
  return {
    id,
    source: source as CodedText,
    target: target as CodedText,
    state: target ? 'translated' : 'initial',
    origin: 'person',
    sourceHash: hashText(source),
    codes: [],
    comments: [],
    matches: [],
    terms: [],
    ...more,
  };
}

const count = { id: 1, start: '{{count}}', end: '', name: 'interpolation', equivalent: '' };
const plural = (category: string, source: string, target: string): ExchangeSegment =>
  segment(`comments_${category}`, source, target, {
    codes: [count],
    plural: { base: 'comments', category, all: 'one many other' },
  });

const DOCUMENT: ExchangeDocument = {
  edition: 'es',
  source: 'en' as Locale,
  target: 'es' as Locale,
  files: [
    {
      kind: 'article',
      original: 'content/a.md',
      units: [
        {
          id: 'u-1',
          name: 'paragraph',
          segments: [
            segment('s1', 'Read <1>the "report"</1>\tnow.', 'Lee ya <1>el «informe»</1>.', {
              comments: [{ text: 'Which?', by: 'Ana', at: AT }],
            }),
            segment('s2', 'By machine.', 'A máquina.', { origin: 'machine' }),
            segment('s3', 'By machine.', ''),
          ],
        },
      ],
    },
    {
      kind: 'strings',
      original: 'locales/es/site.json',
      units: [
        {
          id: 'comments',
          name: 'comments',
          segments: [
            plural('one', '<1/> comment', '<1/> comentario'),
            plural('many', '<1/> comments', '<1/> de comentarios'),
            plural('other', '<1/> comments', '<1/> comentarios'),
          ],
        },
      ],
    },
  ],
};

const PO = writePo(DOCUMENT, AT);

async function read(text: string, piece = text.length) {
  const bytes = Buffer.from(text);
  const pieces = Array.from({ length: Math.ceil(bytes.length / Math.max(1, piece)) }, (_, at) =>
    bytes.subarray(at * piece, (at + 1) * piece),
  );
  const returned: Returned[] = [];
  for await (const one of readPo('es.po', pieces)) {
    if (!one.ok) return one.failure;
    returned.push(one.value);
  }
  return returned;
}

describe('PO', () => {
  it('keeps ids, texts, states and comments', async () => {
    expect(await read(PO)).toMatchObject([
      {
        file: 'content/a.md',
        segment: 's1',
        source: 'Read <1>the "report"</1>\tnow.',
        target: 'Lee ya <1>el «informe»</1>.',
        state: 'done',
        comments: [{ text: 'Which?', by: 'Ana' }],
      },
      { segment: 's2', state: 'fuzzy', target: 'A máquina.' },
      { segment: 's3', target: '' },
      {
        file: 'locales/es/site.json',
        segment: 'comments_one',
        source: '{{count}} comment',
        target: '{{count}} comentario',
      },
      { segment: 'comments_many', source: '{{count}} comments', target: '{{count}} de comentarios' },
      { segment: 'comments_other', target: '{{count}} comentarios' },
    ]);
  });

  it('says what tags stand for, and which plural is which', () => {
    expect(PO).toContain('nplurals=3; plural=(n == 1 ? 0 : n != 0 && n % 1000000 == 0 ? ');
    expect(PO).toContain('msgctxt "locales/es/site.json#comments"');
    expect(PO).toContain('msgid_plural "{{count}} comments"');
  });

  it('takes no name for a prototype', async () => {
    await read('msgctxt "__proto__"\nmsgid "polluted"\nmsgstr "x"\n');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('is refused when it is something else', async () => {
    expect(await read('<html></html>')).toMatchObject({ file: 'es.po' });
    expect(await read('')).toMatchObject({ reason: 'invalid', expected: 'msgid' });
  });

  describe('of any size, as it comes from the disk', () => {
    const HEADER = 'msgid ""\nmsgstr "Language: es\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n';
    const entry = (at: number) =>
      `msgctxt "content/a.md#s${at}"\nmsgid "The river rose ${at} times"\nmsgstr "Creció el año ${at}"\n\n`;
    const many = HEADER + Array.from({ length: 6000 }, (_, at) => entry(at)).join('');

    it.each([
      ['line ends of Unix', many],
      ['line ends of Windows', many.replaceAll('\n', '\r\n')],
    ])('is read in pieces as it is in one, with %s', async (_, text) => {
      const returned = await read(text, 65_521);
      expect(returned).toHaveLength(6000);
      expect(returned).toMatchObject(
        Array.from({ length: 6000 }, (_, at) => ({ segment: `s${at}`, target: `Creció el año ${at}` })),
      );
    });

    it('is in the encoding that its header names, to the end', async () => {
      const bytes = Buffer.from(many.replace('UTF-8', 'ISO-8859-1'), 'latin1');
      const targets: string[] = [];
      for await (const one of readPo('es.po', [bytes])) if (one.ok) targets.push(one.value.target);
      expect(targets.at(-1)).toBe('Creció el año 5999');
      expect(targets).toHaveLength(6000);
    });

    it('is refused at the line that breaks it, and where an entry comes twice', async () => {
      const broken = `${many}msgid "open\nmsgstr ""\n`;
      const line = broken.split('\n').indexOf('msgid "open') + 1;
      expect(await read(broken, 65_521)).toMatchObject({ reason: 'unparsable', start: { line } });
      expect(await read(many + entry(3), 65_521)).toMatchObject({ found: 'content/a.md#s3' });
    });

    it('is not held when it never ends', async () => {
      const endless = `msgid "a"\nmsgstr ""\n${'"x"\n'.repeat(5_000_000)}`;
      expect(await read(endless, 1 << 20)).toMatchObject({ reason: 'too-large' });
    });
  });

  const hasGettext = existsSync('/usr/bin/msgfmt');
  if (!hasGettext) console.warn('skipped: gettext is not installed');
  it.skipIf(!hasGettext)(
    'passes msgfmt -c and comes through msgmerge whole (skipped without gettext)',
    async () => {
      execFileSync('msgfmt', ['-c', '-o', '/dev/null', '-'], { input: PO, stdio: ['pipe', 'pipe', 'pipe'] });
      const merged = execFileSync('msgcat', ['--no-wrap', '-'], { input: PO, encoding: 'utf8' });
      expect(await read(merged)).toEqual(await read(PO));
    },
  );
});
