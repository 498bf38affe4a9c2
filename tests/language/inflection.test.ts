import { describe, expect, it } from 'vitest';
import { englishAdjective, englishNoun, englishVerb } from '../../pipeline/language/inflection/english.ts';
import { createTermMatcher, matchTerms } from '../../pipeline/language/inflection/match.ts';
import { pluralsOf, spanishNominal } from '../../pipeline/language/inflection/spanish.ts';
import { spanishVerb } from '../../pipeline/language/inflection/spanish-verbs.ts';
import type { Term } from '../../pipeline/model/glossary.ts';
import type { Language } from '../../pipeline/model/locale.ts';

const pairs = (list: string): [string, string[]][] =>
  list
    .trim()
    .split('\n')
    .map((line) => {
      const [word = '', ...forms] = line.trim().split(/\s+/);
      return [word, forms];
    });

describe('English', () => {
  it.each(
    pairs(`city cities
      day days
      church churches
      box boxes
      hero heroes
      photo photos
      knife knives
      roof roofs
      crisis crises
      spokesman spokesmen
      human humans
      woman women
      criterion criteria
      analysis analyses`),
  )('plural of %s', (word, forms) => expect(englishNoun(word)).toEqual([word, ...forms]));

  it('leaves nouns that do not change', () => expect(englishNoun('series')).toEqual(['series']));

  it.each(
    pairs(`publish publishes publishing published
      stop stops stopping stopped
      carry carries carrying carried
      agree agrees agreeing agreed
      move moves moving moved
      take takes taking took taken
      die dies dying died
      argue argues arguing argued
      veto vetoes vetoing vetoed
      write writes writing wrote written`),
  )('forms of to %s', (word, forms) =>
    expect(englishVerb(word)).toEqual(expect.arrayContaining([word, ...forms])),
  );

  it('makes no form that is none', () => {
    expect(englishVerb('publish')).toHaveLength(4);
    expect(englishVerb('agree')).not.toContain('agreing');
    expect(englishVerb('stop')).not.toContain('stoped');
  });

  it('compares adjectives', () => {
    expect(englishAdjective('big')).toEqual(['big', 'bigger', 'biggest']);
    expect(englishAdjective('heavy')).toEqual(['heavy', 'heavier', 'heaviest']);
    expect(englishAdjective('good')).toContain('best');
  });
});

describe('Spanish', () => {
  it.each(
    pairs(`tregua treguas
      nación naciones
      inglés ingleses
      joven jóvenes
      examen exámenes
      imagen imágenes
      origen orígenes
      país países
      raíz raíces
      baúl baúles
      luz luces
      juez jueces
      carácter caracteres
      régimen regímenes
      árbol árboles
      mes meses
      ley leyes
      café cafés
      papel papeles
      jabón jabones
      compás compases`),
  )('plural of %s', (word, forms) => expect(pluralsOf(word).slice(0, 1)).toEqual(forms));

  it.each(['lunes', 'crisis', 'virus', 'tórax'])('%s stays', (word) => expect(pluralsOf(word)).toEqual([]));

  it.each(
    pairs(`ministro ministra ministros ministras
      presidente presidenta presidentas
      juez jueza jueces juezas
      director directora directores directoras
      alcalde alcaldesa alcaldes
      psicólogo psicóloga psicólogas
      capitán capitana capitanes capitanas`),
  )('gender of %s', (word, forms) =>
    expect(spanishNominal(word, false)).toEqual(expect.arrayContaining([word, ...forms])),
  );

  it('gives no other gender to things', () => {
    expect(spanishNominal('caso', false)).toEqual(['caso', 'casos']);
    expect(spanishNominal('puerta', false)).toEqual(['puerta', 'puertas']);
    expect(spanishNominal('factor', false)).not.toContain('factora');
  });

  it.each(
    pairs(`climático climática climáticos climáticas
      español española españoles españolas
      mayor mayores
      primer primera primero primeras
      francés francesa franceses francesas`),
  )('agreement of %s', (word, forms) =>
    expect(spanishNominal(word, true)).toEqual(expect.arrayContaining([word, ...forms])),
  );

  it.each(
    pairs(`compartir comparto comparte compartió compartiendo compartirlo compartírselo compártelo compartiéndolo compartirán compartimos
      publicar publica publiqué publique publicamos publicándose publicarla publicado
      llegar llegué lleguen
      empezar empieza empecé empiezan
      conocer conozco conoció conozcan
      coger cojo coge coja
      seguir sigue sigo siguió siguiendo
      construir construyó construye construyendo
      leer leyó leyendo leí leímos
      pedir pide pidió pidiendo pedirle
      dormir duerme durmió
      hacer hizo hacen hará hecho haciéndolo hicieron
      decir dijo dijeron dice dirá dicho decirle
      tener tuvo tiene tendrá
      producir produjo produzco produjeron
      enviar envía envió enviarlos
      dar dio dando dárselo darle
      reunirse reunirse reúne reunieron`),
  )('forms of %s', (word, forms) =>
    expect(spanishVerb(word)).toEqual(expect.arrayContaining([word, ...forms])),
  );

  it('takes no other word for an infinitive', () => expect(spanishVerb('papel')).toEqual(['papel']));
});

function term(more: Partial<Term> & { en?: string[]; es?: string[] }): Term {
  const { en = [], es = [], ...rest } = more;
  return {
    forms: { en, es },
    forbidden: { en: [], es: [] },
    translate: true,
    exactCase: false,
    line: 2,
    ...rest,
  };
}

function found(text: string, terms: readonly Term[], language: Language): string[] {
  return matchTerms(text, terms, language).map(({ range }) => text.slice(range.start, range.end));
}

describe('terms in a text', () => {
  it('are found in their forms, with where they stand', () => {
    const terms = [
      term({ en: ['trade truce'], es: ['tregua comercial'] }),
      term({ en: ['prime minister'], es: ['primer ministro'] }),
      term({ en: ['share'], es: ['compartir'], partOfSpeech: 'verb' }),
    ];
    expect(found('Trade truces: the prime minister’s plan was shared.', terms, 'en')).toEqual([
      'Trade truces',
      'prime minister',
      'shared',
    ]);
    const spanish = 'Las primeras ministras quieren compartirlas: dos treguas comerciales.';
    expect(found(spanish, terms, 'es')).toEqual([
      'primeras ministras',
      'compartirlas',
      'treguas comerciales',
    ]);
    expect(matchTerms(spanish, terms, 'es').map(({ asWritten }) => asWritten)).toEqual([false, false, false]);
  });

  it('are whole words, and stop at other marks', () => {
    const terms = [term({ es: ['caso'] }), term({ es: ['tregua comercial'] })];
    expect(found('La casa, un ocaso; la tregua. Comercial.', terms, 'es')).toEqual([]);
    expect(found('Es el caso: una tregua\ncomercial.', terms, 'es')).toEqual(['caso', 'tregua\ncomercial']);
  });

  it('are the longest there are, and all that are equal', () => {
    const terms = [
      term({ en: ['trade'] }),
      term({ en: ['trade truce'] }),
      term({ en: ['truce'] }),
      term({ en: ['Truce'] }),
    ];
    expect(found('A trade truce and a truce.', terms, 'en')).toEqual(['trade truce', 'truce', 'truce']);
  });

  it('have their own letter case where they say so, and acronyms always', () => {
    const terms = [term({ en: ['Turkey'], exactCase: true }), term({ en: ['US'] }), term({ en: ['NGO'] })];
    expect(found('It told us that turkey from Turkey and US NGOs …', terms, 'en')).toEqual([
      'Turkey',
      'US',
      'NGOs',
    ]);
  });

  it('are not inflected where they are names', () => {
    const terms = [
      term({ es: ['Podemos'], translate: false }),
      term({ es: ['Marta'], partOfSpeech: 'proper noun' }),
    ];
    expect(found('Podemos y Marta; Martas, martas.', terms, 'es')).toEqual(['Podemos', 'Marta']);
  });

  it('keep the gender and number the glossary gives them', () => {
    const director = term({ es: ['director'], grammar: { es: { gender: 'masculine' } } });
    const rights = term({ es: ['derechos humanos'], grammar: { es: { number: 'plural' } } });
    const text = 'Directores y directoras: derechos humanos, derecho humano.';
    expect(found(text, [director, rights], 'es')).toEqual(['Directores', 'derechos humanos']);
  });

  it('may be forbidden', () => {
    const terms = [term({ es: ['tregua'], forbidden: { en: [], es: ['alto el fuego'] } })];
    expect(matchTerms('Un alto el fuego.', terms, 'es')).toMatchObject([
      { kind: 'forbidden', form: 'alto el fuego' },
    ]);
  });

  it('may hold marks and digits', () => {
    const terms = [
      term({ en: ['C++'] }),
      term({ en: ['U.S.'] }),
      term({ en: ['COVID-19'] }),
      term({ en: ['e-mail'] }),
    ];
    expect(found('C++ is not C, U.S. is U.S; COVID-19, e mails.', terms, 'en')).toEqual([
      'C++',
      'U.S',
      'U.S',
      'COVID-19',
      'e mails',
    ]);
  });

  it('take time in proportion to the text', () => {
    const terms = Array.from({ length: 12 }, (_, at) =>
      term({
        en: [
          Array(at + 1)
            .fill('a')
            .join(' '),
        ],
      }),
    );
    const matcher = createTermMatcher(terms, 'en');
    expect(matcher('a '.repeat(200_000))).toHaveLength(Math.ceil(200_000 / 12));
  });
});
