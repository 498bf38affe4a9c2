/**
 * Words that are written with a full stop without ending their sentence, by what may follow them.
 * Collected from style guides (Ortografía de la lengua española, appendix 3; The Chicago Manual of Style 10)
 * and from how English and Spanish newspapers write; lower case, without the final stop.
 */
import type { Language } from '../../model/locale.ts';

/**
 * - `leads`: always goes with what follows (`Dr. Ruiz`, `e.g. this`).
 * - `numbers`: goes with a number or numeral that follows (`p. 55`, `núm. 3`), else ends the sentence as any word.
 * - `either`: inside a sentence or at its end (`Inc.`, `U.S.`); a word that only begins sentences tells.
 * - `closes`: as `either`, but a capital after it nearly always begins a sentence (`etc.`).
 * - `clock`: as `closes`, but a weekday, a month or a time zone goes with it (`9 a.m. Monday`).
 */
export type AbbreviationKind = 'leads' | 'numbers' | 'either' | 'closes' | 'clock';

type Lists = Readonly<Record<AbbreviationKind, string>>;

const SHARED: Lists = {
  leads: 'dr prof gen lic ing arq gral cmdr capt mt ft cf vid viz ibid ibíd vs v.gr i.e e.g p.ej',
  numbers:
    'no nos nº n° n.º n.° núm núms num p pp pág págs art arts fig figs vol vols cap caps ch sec secs tel ext ed',
  either:
    'inc ltd co corp llc jr sr ph.d m.d b.a m.a d.c u.s u.s.a u.k u.n e.u s.a s.l s.r.l c.v dept univ av km kg',
  closes: 'etc',
  clock: 'a.m p.m am pm',
};

const ENGLISH: Lists = {
  leads:
    'mr mrs ms drs messrs mmes rev hon sen sens rep reps gov govs sgt lt col maj cpl pvt adm cdr pres supt atty ' +
    'insp st ste fr br bros brig pfc mme mlle msgr wm jas chas thos',
  numbers: 'ref refs rte stat eqn eqns ca ph ver rev para app eq eqs op nr pt pts chap div reg ser',
  either:
    'assn assoc bldg blvd ave rd hwy ln sq apt est esq govt intl mfg natl approx appt dist div ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun ' +
    'ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore ' +
    'pa penn tenn tex va vt wash wis wyo ont que oz lb lbs hr hrs min max yr yrs cu al ry rwy mg gm pl',
  closes: '',
  clock: '',
};

const SPANISH: Lists = {
  leads:
    'sr sra srta sres sras d dña dra dres profa mons fr rvdo excmo excma ilmo ilma iltre sto sta ' +
    'lcdo lcda ldo lda gob pdte pdta dir cnel cap tte sgto almte comte hno hna hnos ntra nto atte ee rr ff cc jj ' +
    'dto fdo vda admón avda pza pje ctra urb',
  numbers: 'apdo cra cl calle dpto párr párrs párrf inc lám tít ref exp reg n s siglo',
  either:
    'ud uds vd vds cía hnos dcha izda izq izqda esc entlo ppal prov uu aa oo hh ' +
    'ene feb febr mar abr may jun jul ago sept set oct nov dic lun mié jue vie sáb dom ' +
    'aprox máx mín seg min hs hrs ptas pts cts bibl trad coord comp bco bs as ref adj gr',
  closes: 'uu',
  clock: 'a.m p.m',
};

const TABLES: Readonly<Record<Language, ReadonlyMap<string, AbbreviationKind>>> = {
  en: table(SHARED, ENGLISH),
  es: table(SHARED, SPANISH),
};

/** The kind of an abbreviation given in lower case without its final stop; undefined for any other word. */
export function abbreviationKind(word: string, language: Language): AbbreviationKind | undefined {
  return TABLES[language].get(word);
}

function table(...all: readonly Lists[]): ReadonlyMap<string, AbbreviationKind> {
  const known = new Map<string, AbbreviationKind>();
  for (const lists of all) {
    for (const [kind, words] of Object.entries(lists) as [AbbreviationKind, string][]) {
      for (const word of words.split(' ')) if (word) known.set(word, kind);
    }
  }
  return known;
}

/** Words that, with a capital, begin a sentence rather than stand in a name. */
const STARTERS: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: words(
    'a about after again all also although among an and another any anyone are as at be because before ' +
      'being both but by can could despite did do does during each even every everyone few finally first for ' +
      'from further given had has have he her here hers his how however i if in indeed instead is it its just ' +
      'last later let like many maybe meanwhile more moreover most much my near nearly neither never next no ' +
      'nobody none nor not nothing now of on once one only or other others our out over perhaps please rather ' +
      'recently several she should similarly since so some sometimes soon still such than that the their them then ' +
      'there therefore these they this those though through thus to today together tomorrow too two under unless ' +
      'unlike until upon was we were what when where whether which while who whose why will with within without ' +
      'would yes yesterday yet you your',
  ),
  es: words(
    'a acá además ahora al algo alguien algunas algunos allí ante antes apenas aquel aquella aquellas aquellos aquí ' +
      'así aun aún aunque ayer bajo cada casi como con contra cual cuál cuales cualquier cuando cuándo cuánto cuya ' +
      'cuyo de del desde después donde dónde durante e el él ella ellas ello ellos en entonces entre era eran es esa ' +
      'esas ese eso esos esta está estaba están estas este esto estos fue fueron gracias ha había habían hace hacia han ' +
      'hasta hay hoy incluso jamás la las le les lo los luego mañana más me mi mientras mis mucha muchas mucho muchos ' +
      'muy nada nadie ni ninguna ninguno no nos nosotros nuestra nuestro nunca o otra otras otro otros para pero poco ' +
      'por porque posteriormente pues puede que qué quien quién quienes quizá quizás se según ser si sí sin sino sobre ' +
      'sólo solo son su sus también tampoco tan tanto te tiene tienen toda todas todavía todo todos tras tu tú un una unas ' +
      'unos usted ustedes varias varios y ya yo',
  ),
};

/** True for a word (in lower case) that begins sentences: after an abbreviation, its capital means a new one. */
export function isStarter(word: string, language: Language): boolean {
  return STARTERS[language].has(word);
}

const CLOCK_COMPANY = words(
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august ' +
    'september october november december est edt et cst cdt ct mst mdt mt pst pdt pt gmt utc bst cet cest eastern ' +
    'central mountain pacific local',
);

/** True for what goes with an hour: weekdays, months and time zones, in lower case. */
export function goesWithClock(word: string): boolean {
  return CLOCK_COMPANY.has(word);
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}
