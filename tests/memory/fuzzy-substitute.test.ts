import { describe, expect, it } from 'vitest';
import { decide } from '../../pipeline/memory/fuzzy/decide.ts';
import { score } from '../../pipeline/memory/fuzzy/score.ts';
import { substitute } from '../../pipeline/memory/fuzzy/substitute.ts';
import type { CodedText } from '../../pipeline/model/coded-text.ts';
import type { MemoryMatch } from '../../pipeline/model/memory.ts';

type Case = readonly [wanted: string, source: string, target: string, result: string];

const EN_ES = { source: 'en', target: 'es' } as const;

function put(
  wanted: string,
  source: string,
  target: string,
  languages: { source: 'en' | 'es'; target: 'en' | 'es' } = EN_ES,
) {
  return substitute(wanted as CodedText, {
    source: source as CodedText,
    target: target as CodedText,
    languages,
  });
}

const SAFE: readonly Case[] = [
  ['Police made 5 arrests.', 'Police made 3 arrests.', 'Hubo 3 detenciones.', 'Hubo 5 detenciones.'],
  [
    'It cost $2,750 today.',
    'It cost $1,500 today.',
    'Hoy costaba 1.500 dólares.',
    'Hoy costaba 2.750 dólares.',
  ],
  [
    'It cost $2,750 today.',
    'It cost $1,500 today.',
    'Hoy costaba 1500 dólares.',
    'Hoy costaba 2750 dólares.',
  ],
  ['It cost $900 today.', 'It cost $1,500 today.', 'Hoy costaba 1.500 dólares.', 'Hoy costaba 900 dólares.'],
  [
    'Prices rose 2.5%.',
    'Prices rose 3.1%.',
    'Los precios subieron un 3,1 %.',
    'Los precios subieron un 2,5 %.',
  ],
  [
    'In 2025 it fell by 12 points.',
    'In 2024 it fell by 30 points.',
    'Cayó 30 puntos en 2024.',
    'Cayó 12 puntos en 2025.',
  ],
  ['It opens on Friday.', 'It opens on Monday.', 'Abre el lunes.', 'Abre el viernes.'],
  ['It opens on Saturday.', 'It opens on Monday.', 'Lunes: apertura.', 'Sábado: apertura.'],
  ['It ends on June 5.', 'It ends on May 3.', 'Termina el 3 de mayo.', 'Termina el 5 de junio.'],
  ['Due 3/4/2026.', 'Due 5/6/2026.', 'Vence el 6/5/2026.', 'Vence el 4/3/2026.'],
  ['See https://b.org/x.', 'See https://a.org/y.', 'Véase https://a.org/y.', 'Véase https://b.org/x.'],
  ['Hello, {{user}}!', 'Hello, {{name}}!', '¡Hola, {{name}}!', '¡Hola, {{user}}!'],
  ['Step 1: <2>open</2> it.', 'Step 2: <1>open</1> it.', 'Paso 2: <1>ábralo</1>.', 'Paso 1: <2>ábralo</2>.'],
  ['From 4 to 4 again.', 'From 2 to 2 again.', 'De 2 a 2 otra vez.', 'De 4 a 4 otra vez.'],
];

const UNSAFE: readonly (readonly [why: string, wanted: string, source: string, target: string])[] = [
  ['another word', 'Police made 5 raids.', 'Police made 3 arrests.', 'Hubo 3 detenciones.'],
  ['another name', 'Madrid has 5.', 'Lisbon has 3.', 'Lisboa tiene 3.'],
  ['another case', 'police made 5 arrests.', 'Police made 3 arrests.', 'Hubo 3 detenciones.'],
  ['another mark', 'Police made 5 arrests!', 'Police made 3 arrests.', 'Hubo 3 detenciones.'],
  ['another space', 'Rose 5 %.', 'Rose 3%.', 'Subió un 3 %.'],
  ['a code more', '<1>Police</1> made 5 arrests.', 'Police made 3 arrests.', 'Hubo 3 detenciones.'],
  ['a number in words', 'Police made 5 arrests.', 'Police made 3 arrests.', 'Hubo tres detenciones.'],
  ['a number scaled', 'It cost 5 billion.', 'It cost 3 billion.', 'Costó 3000 millones.'],
  [
    'a number twice in the target',
    'Police made 5 arrests.',
    'Police made 3 arrests.',
    'Hubo 3 detenciones, 3.',
  ],
  ['one number that becomes two', 'From 4 to 5 again.', 'From 2 to 2 again.', 'De 2 a 2 otra vez.'],
  ['the singular', '1 fish swam.', '3 fish swam.', '3 peces nadaron.'],
  [
    'Spanish “de” after a million',
    '1,000,000 fish swam.',
    '3,500,001 fish swam.',
    '3.500.001 peces nadaron.',
  ],
  ['an ordinal', 'It ends on May 5.', 'It ends on May 1.', 'Termina el 1.º de mayo.'],
  ['an English article', 'Una de 5 años.', 'Una de 8 años.', 'An 8-year-old.'],
  ['a Spanish conjunction', '7 or 5.', '7 or 8.', '7 u 8.'],
  ['an hour in the singular', 'It opens at 1:30.', 'It opens at 3:30.', 'Abre a las 3:30.'],
  ['the afternoon', 'It opens at 12:45 pm.', 'It opens at 12:30 pm.', 'Abre a las 12:30.'],
  [
    'a decimal that was never seen',
    'It cost $2.50 today.',
    'It cost $900 today.',
    'Hoy costaba 900 dólares.',
  ],
  [
    'groups that were never seen',
    'It cost $12,000 now.',
    'It cost $1,500 now.',
    'Ahora costaba 1500 dólares.',
  ],
  ['a number added', 'Police made 5 arrests.', 'Police made arrests.', 'Hubo detenciones.'],
  ['a verb', 'You may see 5 of them.', 'You march see 3 of them.', 'Puede ver 3 de ellos.'],
  ['a surname', 'Plácido Lunes cantó.', 'Plácido Domingo cantó.', 'Plácido Sunday sang.'],
];

describe('substitution', () => {
  it.each(SAFE)('%s', (wanted, source, target, result) => {
    const done = put(wanted, source, target);
    expect(done?.target).toBe(result);
    expect(done?.substitutions.length).toBeGreaterThan(0);
  });

  it.each(UNSAFE)('not for %s', (why, wanted, source, target) => {
    const languages = /English article|surname/.test(why) ? ({ source: 'es', target: 'en' } as const) : EN_ES;
    expect(put(wanted, source, target, languages)).toBeUndefined();
  });

  it('goes the other way too', () => {
    const done = put(
      'Termina el viernes, 5 de junio.',
      'Termina el lunes, 3 de mayo.',
      'It ends on Monday, May 3.',
      {
        source: 'es',
        target: 'en',
      },
    );
    expect(done?.target).toBe('It ends on Friday, June 5.');
  });

  it('says what it did', () => {
    expect(put('It cost $2,750.', 'It cost $1,500.', 'Costó 1.500 dólares.')?.substitutions).toEqual([
      { kind: 'number', from: '1,500', to: '2,750', was: '1.500', now: '2.750' },
    ]);
  });

  it('has nothing to do but to number codes anew', () => {
    expect(put('A <3/> b', 'A <1/> b', 'Una <1/> be')).toEqual({ target: 'Una <3/> be', substitutions: [] });
  });
});

describe('decision', () => {
  const match = (source: string, target: string, wanted: string): MemoryMatch => ({
    source: source as CodedText,
    target: target as CodedText,
    state: 'reviewed',
    origin: 'person',
    article: 'news/a',
    edition: 'es',
    sourceLanguage: 'en',
    score: score(wanted as CodedText, source as CodedText),
  });
  const decided = (wanted: string, ...pairs: [string, string][]) =>
    decide(
      wanted as CodedText,
      pairs.map(([source, target]) => match(source, target, wanted)),
      EN_ES,
    );

  it('takes the same sentence in state translated, whatever it was elsewhere', () => {
    expect(decided('The truce holds.', ['The truce holds.', 'La tregua resiste.'])).toMatchObject({
      kind: 'exact',
      state: 'translated',
      target: 'La tregua resiste.',
    });
  });

  it('takes a sentence with another number in state translated, and says so', () => {
    expect(
      decided('Police made 5 arrests.', ['Police made 3 arrests.', 'Hubo 3 detenciones.']),
    ).toMatchObject({
      kind: 'substituted',
      state: 'translated',
      target: 'Hubo 5 detenciones.',
      substitutions: [{ from: '3', to: '5' }],
    });
  });

  it('offers what is only similar', () => {
    const offered = decided('Police made no arrests.', ['Police made 3 arrests.', 'Hubo 3 detenciones.']);
    expect(offered.kind).toBe('offered');
    expect('target' in offered).toBe(false);
    expect(decided('Nothing.').kind).toBe('none');
  });
});
