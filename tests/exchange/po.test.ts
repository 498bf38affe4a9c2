import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ExchangeDocument, ExchangeSegment } from '../../pipeline/exchange/model.ts';
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

function read(text: string) {
  const result = readPo('es.po', Buffer.from(text));
  return result.ok ? result.value : result.failure;
}

describe('PO', () => {
  it('keeps ids, texts, states and comments', () => {
    expect(read(PO)).toMatchObject([
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

  it('takes no name for a prototype', () => {
    read('msgctxt "__proto__"\nmsgid "polluted"\nmsgstr "x"\n');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('is refused when it is something else', () => {
    expect(read('<html></html>')).toMatchObject({ file: 'es.po' });
    expect(read('')).toMatchObject({ reason: 'invalid', expected: 'msgid' });
  });

  const hasGettext = existsSync('/usr/bin/msgfmt');
  if (!hasGettext) console.warn('skipped: gettext is not installed');
  it.skipIf(!hasGettext)(
    'passes msgfmt -c and comes through msgmerge whole (skipped without gettext)',
    () => {
      execFileSync('msgfmt', ['-c', '-o', '/dev/null', '-'], { input: PO, stdio: ['pipe', 'pipe', 'pipe'] });
      const merged = execFileSync('msgcat', ['--no-wrap', '-'], { input: PO, encoding: 'utf8' });
      expect(read(merged)).toEqual(read(PO));
    },
  );
});
