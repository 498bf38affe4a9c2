import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { ExchangeDocument, Returned } from '../../pipeline/exchange/model.ts';
import { readCsv, writeCsv } from '../../pipeline/exchange/table/csv.ts';
import { readXlsx, writeXlsx } from '../../pipeline/exchange/table/xlsx.ts';
import type { CodedText } from '../../pipeline/model/coded-text.ts';
import type { Result } from '../../pipeline/model/finding.ts';
import { hashText } from '../../pipeline/model/hash.ts';
import type { Locale } from '../../pipeline/model/locale.ts';

function documentOf(...texts: string[]): ExchangeDocument {
  const segments = texts.map((text, at) => ({
    id: `s${at}`,
    source: text as CodedText,
    target: text as CodedText,
    state: 'translated' as const,
    sourceHash: hashText(text),
    codes: [],
    comments: [],
    matches: [],
    terms: [],
  }));
  return {
    edition: 'es',
    source: 'en' as Locale,
    target: 'es' as Locale,
    files: [{ kind: 'article', original: 'content/a.md', units: [{ id: 'u', name: 'p', segments }] }],
  };
}

const HOSTILE = [
  '=cmd|"/c calc"!A1',
  '+1',
  '-1',
  '@SUM(A1)',
  "'=1",
  "''@x",
  '\t=1',
  'plain, "quoted"\nand more',
  '_x000D_',
  '007',
  '1e3',
  'TRUE',
];

/** Or the failure, which is told last. */
async function targetsOf(results: AsyncIterable<Result<Returned>>): Promise<unknown> {
  const targets: string[] = [];
  for await (const result of results) {
    if (!result.ok) return result.failure;
    targets.push(result.value.target);
  }
  return targets;
}

describe('CSV', () => {
  it('gives a spreadsheet no formula, and takes the text back as it was', async () => {
    const csv = writeCsv(documentOf(...HOSTILE));
    expect(csv).not.toMatch(/(^|[,\n"])[=+@-]/);
    expect(await targetsOf(readCsv('a.csv', [Buffer.from(csv)]))).toEqual(HOSTILE);
  });

  it('survives whatever a cell holds, in pieces of any size', async () => {
    const texts = fc.array(fc.string({ unit: 'grapheme', minLength: 1 }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(texts, fc.integer({ min: 1, max: 99 }), async (cells, size) => {
        const bytes = Buffer.from(writeCsv(documentOf(...cells)));
        const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
          bytes.subarray(at * size, (at + 1) * size),
        );
        const wellFormed = cells.map((text) => text.toWellFormed());
        expect(await targetsOf(readCsv('a.csv', pieces))).toEqual(wellFormed);
      }),
    );
  });

  it.each([
    ['the semicolons of a Spanish spreadsheet', 'id;article;target\r\ns1;a;uno, dos\r\n', 'uno, dos'],
    ['tabs', 'id\tarticle\ttarget\ns1\ta\tuno\n', 'uno'],
    ['columns in another order, and more of them', 'note,target,id,article\nx,uno,s1,a\n', 'uno'],
  ])('reads %s', async (_, csv, target) => {
    expect(await targetsOf(readCsv('a.csv', [Buffer.from(csv)]))).toEqual([target]);
  });

  it('reads UTF-16 with a mark, as Excel saves "Unicode text"', async () => {
    const bytes = Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from('id\tarticle\ttarget\ns1\ta\tñandú\n', 'utf16le'),
    ]);
    expect(await targetsOf(readCsv('a.csv', [bytes]))).toEqual(['ñandú']);
  });

  it('says what is missing', async () => {
    expect(await targetsOf(readCsv('a.csv', [Buffer.from('a,b\n1,2\n')]))).toMatchObject({
      reason: 'invalid',
      found: 'a, b',
    });
    expect(await targetsOf(readCsv('a.csv', [Buffer.from([0x61, 0xff])]))).toMatchObject({
      reason: 'not-utf8',
    });
  });
});

describe('XLSX', () => {
  it('keeps every cell as text', async () => {
    const bytes = await writeXlsx(documentOf(...HOSTILE));
    expect(await targetsOf(readXlsx('a.xlsx', [bytes]))).toEqual(HOSTILE);
  });

  it('refuses a bomb before it has gone off', async () => {
    const bomb = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(300 * 1024 * 1024) }, { level: 1 });
    expect(bomb.length).toBeLessThan(4 * 1024 * 1024);
    expect(await targetsOf(readXlsx('a.xlsx', [bomb]))).toMatchObject({ reason: 'too-large' });
  });

  it('refuses entities, too many files, and what is no workbook', async () => {
    const evil = zipSync({
      'xl/workbook.xml': strToU8('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'),
    });
    expect(await targetsOf(readXlsx('a.xlsx', [evil]))).toMatchObject({
      reason: 'invalid',
      found: '<!DOCTYPE',
    });
    const many = zipSync(
      Object.fromEntries(Array.from({ length: 2001 }, (_, at) => [`f${at}`, new Uint8Array(1)])),
    );
    expect(await targetsOf(readXlsx('a.xlsx', [many]))).toMatchObject({ reason: 'invalid' });
    expect(await targetsOf(readXlsx('a.xlsx', [strToU8('not a zip')]))).toMatchObject({
      reason: 'invalid',
    });
    expect(await targetsOf(readXlsx('a.xlsx', [zipSync({ a: strToU8('x') })]))).toMatchObject({
      reason: 'unparsable',
    });
  });

  it('opens nothing by the names inside', async () => {
    const bytes = zipSync({ '../../../tmp/evil': strToU8('x'), '/etc/passwd': strToU8('x') });
    expect(await targetsOf(readXlsx('a.xlsx', [bytes]))).toMatchObject({ reason: 'unparsable' });
  });
});
