/** The glossary's columns, and the way in and out as TBX and CSV. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchTerms } from '../../pipeline/language/inflection/match.ts';
import type { Term } from '../../pipeline/model/glossary.ts';
import { formatGlossary, readGlossary } from '../../pipeline/validate/glossary.ts';
import { runCli } from '../support/run-cli.ts';
import { CONFIG, makeSite } from '../support/site.ts';

const HEADER =
  'en,es,forbidden_en,forbidden_es,translate,part_of_speech,gender_es,number_es,case,domain,note';

function read(rows: string): Term[] {
  const result = readGlossary('glossary.csv', `${HEADER}\n${rows}`);
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  expect(result.value.findings).toEqual([]);
  return result.value.terms;
}

const word = fc.stringMatching(/^[a-zñáé][a-zñáé "',.-]{0,11}[a-zñáé]$/);
const grammar = fc.record(
  {
    gender: fc.constantFrom('masculine', 'feminine', 'neuter'),
    number: fc.constantFrom('singular', 'plural'),
  },
  { requiredKeys: ['gender'] },
);
const term = fc
  .record(
    {
      forms: fc.record({
        en: fc.array(word, { minLength: 1, maxLength: 3 }),
        es: fc.array(word, { minLength: 1, maxLength: 3 }),
      }),
      forbidden: fc.record({ en: fc.array(word, { maxLength: 2 }), es: fc.array(word, { maxLength: 2 }) }),
      translate: fc.boolean(),
      exactCase: fc.boolean(),
      note: word,
      domain: word,
      partOfSpeech: fc.constantFrom('noun', 'verb', 'adjective', 'adverb', 'proper noun', 'other'),
      grammar: fc.record({ en: grammar, es: grammar }, { requiredKeys: ['es'] }),
    },
    { requiredKeys: ['forms', 'forbidden', 'translate', 'exactCase'] },
  )
  .map((one) => one as unknown as Omit<Term, 'line'>);

describe('glossary.csv', () => {
  it('says what a term is: part of speech, gender, number, domain', () => {
    const [board] = read(
      'board,junta directiva,panel,mesa|tabla,,noun,feminine,singular,exact,business,of a company\n',
    );
    expect(board).toEqual({
      forms: { en: ['board'], es: ['junta directiva'] },
      forbidden: { en: ['panel'], es: ['mesa', 'tabla'] },
      translate: true,
      exactCase: true,
      partOfSpeech: 'noun',
      grammar: { es: { gender: 'feminine', number: 'singular' } },
      domain: 'business',
      note: 'of a company',
      line: 2,
    });
  });

  it('decides by it how a term is found', () => {
    const found = (rows: string, text: string) =>
      matchTerms(text, read(rows), 'es').map(({ range }) => text.slice(range.start, range.end));
    expect(found('policy,política,,,,noun,feminine,,,,\n', 'Las políticas de un político.')).toEqual([
      'políticas',
    ]);
    expect(found('share,compartir,,,,verb,,,,,\n', 'Compártelo, compartirlas y comparten.').length).toBe(3);
    expect(
      found('elections,elecciones,,,,noun,feminine,plural,,,\n', 'la elección y las elecciones'),
    ).toEqual(['elecciones']);
  });

  it('is read back as it was written', () => {
    fc.assert(
      fc.property(fc.array(term, { maxLength: 5 }), (terms) => {
        const back = readGlossary(
          'g.csv',
          formatGlossary(terms.map((one, at) => ({ ...one, line: at + 2 }))),
        );
        if (!back.ok) throw new Error(JSON.stringify(back.failure));
        expect(back.value.findings).toEqual([]);
        expect(back.value.terms.map(({ line: _, ...rest }) => rest)).toEqual(terms);
      }),
    );
  });
});

describe('galerada glossary', () => {
  const START = `${HEADER}\nboard,junta directiva,,mesa,,noun,feminine,,,business,\nNASA,NASA,,,no,,,,,,\n`;
  const site = () => makeSite({ 'galerada.config.json': CONFIG, 'glossary.csv': START });

  it.each(['tbx', 'csv'])('goes out as %s and comes in the same', { timeout: 30_000 }, async (to) => {
    const root = await site();
    const written = await runCli(['glossary', 'export', '--to', to, `terms.${to}`], { cwd: root });
    expect(written, written.err).toMatchObject({ code: 0 });
    const other = await makeSite({ 'galerada.config.json': CONFIG });
    const imported = await runCli(['glossary', 'import', path.join(root, `terms.${to}`)], { cwd: other });
    expect(imported, imported.err).toMatchObject({ code: 0 });
    const back = readGlossary('g', await readFile(path.join(other, 'glossary.csv'), 'utf8'));
    expect(back.ok && back.value.terms).toMatchObject(read(START.slice(HEADER.length + 1)));
    const again = await runCli(['glossary', 'import', path.join(root, `terms.${to}`)], { cwd: other });
    expect(again.out).toContain('0 terms added, 0 changed, 2 as before');
  });

  it('merges: what is there under the same forms is changed, what is not is added', async () => {
    const root = await site();
    await writeFile(
      path.join(root, 'new.csv'),
      `${HEADER}\nboard,junta directiva,,,,noun,feminine,,,law,\ntruce,tregua,,,,,,,,,\n`,
    );
    const ran = await runCli(['glossary', 'import', 'new.csv'], { cwd: root });
    expect(ran.out).toContain('1 terms added, 1 changed, 0 as before');
    const terms = readGlossary('g', await readFile(path.join(root, 'glossary.csv'), 'utf8'));
    expect(terms.ok && terms.value.terms.map(({ forms, domain }) => [forms.en[0], domain])).toEqual([
      ['board', 'law'],
      ['NASA', undefined],
      ['truce', undefined],
    ]);
  });

  it('writes nothing while a row is wrong', async () => {
    const root = await site();
    await writeFile(path.join(root, 'new.csv'), `${HEADER}\ntruce,,,,,,,,,,\n`);
    expect(await runCli(['glossary', 'import', 'new.csv'], { cwd: root })).toMatchObject({ code: 2 });
    expect(await readFile(path.join(root, 'glossary.csv'), 'utf8')).toBe(START);
    for (const argv of [['import'], ['import', 'absent.tbx'], ['weed']])
      expect(await runCli(['glossary', ...argv], { cwd: root }), argv.join(' ')).toMatchObject({ code: 2 });
  });
});
