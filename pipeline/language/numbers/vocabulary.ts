/** Words that say numbers, in English and Spanish. Values as the Real Academia and Merriam-Webster define them. */
import type { Language } from '../../model/locale.ts';

function table(text: string): Map<string, number> {
  return new Map(
    text
      .trim()
      .split(/\s+/)
      .map((pair) => {
        const [word, value] = pair.split('=');
        return [word!, Number(value)];
      }),
  );
}

/** Up to 999, added up: `two hundred five`, `doscientos cinco`. */
export const CARDINALS: Readonly<Record<Language, ReadonlyMap<string, number>>> = {
  en: table(`zero=0 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12
    thirteen=13 fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20 thirty=30
    forty=40 fifty=50 sixty=60 seventy=70 eighty=80 ninety=90`),
  es: table(`cero=0 dos=2 tres=3 cuatro=4 cinco=5 seis=6 siete=7 ocho=8 nueve=9 diez=10 once=11 doce=12 trece=13
    catorce=14 quince=15 dieciséis=16 diecisiete=17 dieciocho=18 diecinueve=19 veinte=20 veintiún=21 veintiuno=21
    veintiuna=21 veintidós=22 veintitrés=23 veinticuatro=24 veinticinco=25 veintiséis=26 veintisiete=27
    veintiocho=28 veintinueve=29 treinta=30 cuarenta=40 cincuenta=50 sesenta=60 setenta=70 ochenta=80 noventa=90
    cien=100 ciento=100 doscientos=200 doscientas=200 trescientos=300 trescientas=300 cuatrocientos=400
    cuatrocientas=400 quinientos=500 quinientas=500 seiscientos=600 seiscientas=600 setecientos=700
    setecientas=700 ochocientos=800 ochocientas=800 novecientos=900 novecientas=900`),
};

/** One is a pronoun and an article too: it answers, and asks for nothing. */
export const ONES: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: new Set(['one', 'a', 'an']),
  es: new Set(['un', 'uno', 'una']),
};

export const SCALES: Readonly<Record<Language, ReadonlyMap<string, number>>> = {
  en: table(`hundred=1e2 thousand=1e3 million=1e6 billion=1e9 trillion=1e12 quadrillion=1e15
    bn=1e9 tn=1e12 mn=1e6`),
  es: table(`mil=1e3 millón=1e6 millones=1e6 millardo=1e9 millardos=1e9 billón=1e12 billones=1e12
    trillón=1e18 trillones=1e18`),
};

/** Words that imply a number: they may answer to one, and need no answer. */
export const HINTS: Readonly<Record<Language, ReadonlyMap<string, readonly number[]>>> = {
  en: hints(`both=2 double=2 doubled=2 doubles=2 twice=2 pair=2 couple=2 twofold=2 two-thirds=66 thirds=3 triple=3
    tripled=3 thrice=3 threefold=3 quadruple=4 dozen=12 half=0.5,50,30 halves=2 third=3,33 quarter=0.25,25,15,3
    quarters=0.75,75 single=1 once=1 sole=1 first=1 second=2 fourth=4 fifth=5 sixth=6 seventh=7 eighth=8
    ninth=9 tenth=10 eleventh=11 twelfth=12 twentieth=20 century=100 centuries=100 decade=10 decades=10
    hundreds=100 thousands=1000 millions=1e6 billions=1e9 noon=12 midnight=0,24,12 fortnight=15,14,2
    fortnightly=15,14 twenties=20 thirties=30 forties=40 fifties=50 sixties=60 seventies=70 eighties=80
    nineties=90 noughties=2000 secondly=2 thirdly=3 biweekly=2 none=0 `),
  es: hints(`ambos=2 ambas=2 doble=2 dobles=2 duplicar=2 duplicó=2 duplica=2 par=2 pareja=2 segundos=2 triple=3
    triplicar=3 triplicó=3 triplica=3 cuádruple=4 docena=12 docenas=12 decena=10 decenas=10 mitad=0.5,50
    medio=0.5,50 media=0.5,30,50 tercio=3,33 tercios=66 cuarto=4,0.25,25,15 cuarta=4,25 cuartos=0.75,75,3
    único=1 única=1 solo=1 sola=1 sólo=1 primer=1 primero=1 primera=1 primeros=1 primeras=1 segundo=2 segunda=2
    tercer=3 tercero=3 tercera=3 terceros=3 terceras=3 quinto=5 quinta=5 sexto=6 sexta=6 séptimo=7 séptima=7 octavo=8 octava=8
    noveno=9 novena=9 décimo=10 décima=10 undécimo=11 undécima=11 duodécimo=12 duodécima=12 vigésimo=20 vigésima=20 siglo=100
    siglos=100 década=10 décadas=10 cientos=100 centenar=100 centenares=100 centenas=100 miles=1000 millar=1000 millares=1000
    mediodía=12 medianoche=0,24,12 quincena=15,14,2 quincenal=15,14 lustro=5 bimestral=2 semestre=6 trimestre=3 ninguno=0
    ninguna=0 ningún=0 bienio=2 semestral=6 trimestral=3`),
};

function hints(text: string): Map<string, readonly number[]> {
  return new Map(
    text
      .trim()
      .split(/\s+/)
      .map((pair) => {
        const [word, values] = pair.split('=');
        return [word!, values!.split(',').map(Number)];
      }),
  );
}

const MONTHS: Readonly<Record<Language, readonly string[]>> = {
  en: 'january february march april may june july august september october november december'.split(' '),
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' '),
};

/** Month by name or abbreviation, lower case, without its stop. */
export function monthOf(name: string, language: Language): number | undefined {
  const word = name.toLowerCase().replace(/\.$/, '').replace('setiembre', 'septiembre');
  const at = MONTHS[language].indexOf(word);
  if (at >= 0) return at + 1;
  const short = MONTHS[language].findIndex(
    (month) => word.length >= 3 && word.length <= 4 && month.startsWith(word),
  );
  return short >= 0 ? short + 1 : undefined;
}

export const MONTH_PATTERN: Readonly<Record<Language, string>> = {
  // English months have a capital: "may" and "march" are words.
  en: '(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\\.?)',
  es: '(?:[Ee]nero|[Ff]ebrero|[Mm]arzo|[Aa]bril|[Mm]ayo|[Jj]unio|[Jj]ulio|[Aa]gosto|[Ss]ep?tiembre|[Oo]ctubre|[Nn]oviembre|[Dd]iciembre|(?:ene|feb|mar|abr|may|jun|jul|ago|sept|sep|oct|nov|dic)\\.?)',
};

export const WEEKDAYS: Readonly<Record<Language, readonly string[]>> = {
  en: 'sunday monday tuesday wednesday thursday friday saturday'.split(' '),
  es: 'domingo lunes martes miércoles jueves viernes sábado'.split(' '),
};
