import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dominantLanguage, identify } from '../../pipeline/language/identify.ts';

/** Each line: what a site may say, and the language of it. */
const ENGLISH = [
  'Read more',
  'Share this article',
  'Most read',
  'Sign up for our newsletter',
  'Published on 4 March 2021 by the newsroom',
  'Loading…',
  'Comments',
  'Subscribe',
  'Next',
  'The minister resigned after the vote.',
  'Skip to main content',
  "Don't miss",
  'Hi {{name}}, welcome back',
  '<strong>Weather</strong> in your area',
];

const SPANISH = [
  'Leer más',
  'Comparte este artículo',
  'Lo más leído',
  'Suscríbete a nuestro boletín',
  'Publicado el 4 de marzo de 2021 por la redacción',
  'Cargando…',
  'Comentarios',
  'Suscribirse',
  'Siguiente',
  'El ministro dimitió tras la votación.',
  'Saltar al contenido principal',
  '¿Qué opinas?',
  'Hola, {{name}}, qué bueno verte',
  '<strong>El tiempo</strong> en tu zona',
];

const OTHER = {
  Portuguese: [
    'Leia também',
    'Configurações',
    'O ministro pediu demissão depois da votação.',
    'Notícias não lidas',
  ],
  Catalan: ['Llegeix-ne més', 'Configuració del compte', "L'alcalde va dir ahir que no hi haurà més canvis."],
  French: ['Lire la suite', 'Tous droits réservés', 'Le ministre a démissionné après le vote.'],
  Italian: ['Leggi tutto', 'Tutti i diritti riservati', 'Il ministro si è dimesso dopo il voto.'],
  German: ['Weiterlesen', 'Alle Rechte vorbehalten', 'Der Minister trat nach der Abstimmung zurück.'],
  'other scripts': ['Последние новости', '最新ニュース', 'آخر الأخبار', 'Τελευταία νέα'],
};

/** Names, words both languages write alike, and what is no language at all. */
const NOTHING_CERTAIN = [
  '',
  '   ',
  '2024',
  '12:30',
  '— • —',
  '🎉',
  '{{count}}',
  'https://example.org/news/today',
  'redaccion@example.org',
  'Internet',
  'No',
  'Normal',
];

describe('identify', () => {
  it.each(ENGLISH)('hears English in %j', (text) => {
    const { verdict, odds } = identify(text);
    expect(verdict).toBe('en');
    expect(odds).toBeGreaterThan(0);
  });

  it.each(SPANISH)('hears Spanish in %j', (text) => {
    const { verdict, odds } = identify(text);
    expect(verdict).toBe('es');
    expect(odds).toBeLessThan(0);
  });

  for (const [language, texts] of Object.entries(OTHER)) {
    it.each(texts)(`takes ${language} for neither: %j`, (text) => {
      expect(identify(text).verdict).toBe('other');
    });
  }

  it.each(NOTHING_CERTAIN)('is not sure of %j', (text) => {
    expect(identify(text).verdict).toBe('unsure');
  });

  it('has no odds and no confidence where there are no words', () => {
    expect(identify('2024 — 12:30')).toEqual({ verdict: 'unsure', odds: 0, confidence: 0 });
  });

  it('is surer of a sentence than of a word', () => {
    expect(identify('We would like to hear what you think.').odds).toBeGreaterThan(identify('hear').odds);
  });
});

describe('whatever the text', () => {
  /** Pieces of both languages and of none, so that laws are tried on readings that could change. */
  const text = fc
    .array(
      fc.oneof(
        fc.constantFrom('más', 'the', 'opinión', 'García', 'Read', 'niño', '—', '{{n}}', '<b>', 'a@b.c', '3'),
        fc.string({ unit: 'binary' }),
      ),
    )
    .map((parts) => parts.join(' '));

  it('never throws, and says something well formed', () => {
    fc.assert(
      fc.property(text, (value) => {
        const { verdict, odds, confidence } = identify(value);
        expect(['en', 'es', 'other', 'unsure']).toContain(verdict);
        expect(Number.isFinite(odds)).toBe(true);
        expect(confidence).toBeGreaterThanOrEqual(0);
        expect(confidence).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('composed and decomposed accents read the same', () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(identify(value.normalize('NFD'))).toEqual(identify(value.normalize('NFC')));
      }),
    );
  });

  it('white space at the ends says nothing', () => {
    fc.assert(
      fc.property(text, fc.constantFrom(' ', '\n', '\t  ', '\u00a0'), (value, space) => {
        expect(identify(`${space}${value}${space}`)).toEqual(identify(value));
      }),
    );
  });

  it.each([...ENGLISH, ...SPANISH].filter((sample) => !/[{<]/.test(sample)))(
    'capitals change nothing in %j',
    (sample) => {
      expect(identify(sample.toUpperCase())).toEqual(identify(sample.toLowerCase()));
    },
  );

  it('reads the beginning of a text of fifty million characters, and answers', () => {
    expect(identify('El ministro dimitió. '.repeat(2_500_000)).verdict).toBe('es');
    expect(identify(`<${'a'.repeat(5_000_000)}`).verdict).toBeDefined();
    expect(identify('{'.repeat(1_000_000)).verdict).toBe('unsure');
    expect(identify(`${'¿'.repeat(5000)} dónde estás?`).verdict).toBe('es');
  });
});

describe('dominantLanguage', () => {
  it('weighs blocks by their length', () => {
    const article = ['Leer más', 'Compartir', 'The council approved the plan on Monday after a long debate.'];
    expect(dominantLanguage(article)).toBe('en');
  });

  it('says nothing where nothing speaks for either', () => {
    expect(dominantLanguage([])).toBeUndefined();
    expect(dominantLanguage(['2024', 'Le ministre a démissionné après le vote.'])).toBeUndefined();
  });
});
