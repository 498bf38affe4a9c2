/**
 * Spanish verbs: regular conjugations, spelling changes, the usual changes of the stem, the common irregular
 * verbs, and pronouns joined to infinitive, gerund and command (`compartirlo`, `dándoselo`, `compártelo`).
 */

import { accentAt, strongIn, withoutAccent } from './spanish.ts';
import { IRREGULAR_STEMS, STEM_CHANGES, WHOLE_FORMS } from './spanish-verb-exceptions.ts';

type Conjugation = 'a' | 'e' | 'i';

const ENDINGS: Readonly<Record<Conjugation, Readonly<Record<string, string>>>> = {
  a: {
    present: 'o as a amos áis an',
    past: 'é aste ó amos asteis aron',
    imperfect: 'aba abas aba ábamos abais aban',
    wish: 'e es e emos éis en',
    others: 'ad ando ado ada ados adas ara aras áramos arais aran ase ases ásemos aseis asen',
  },
  e: {
    present: 'o es e emos éis en',
    past: 'í iste ió imos isteis ieron',
    imperfect: 'ía ías ía íamos íais ían',
    wish: 'a as a amos áis an',
    others: 'ed iendo ido ida idos idas iera ieras iéramos ierais ieran iese ieses iésemos ieseis iesen',
  },
  i: {
    present: 'o es e imos ís en',
    past: 'í iste ió imos isteis ieron',
    imperfect: 'ía ías ía íamos íais ían',
    wish: 'a as a amos áis an',
    others: 'id iendo ido ida idos idas iera ieras iéramos ierais ieran iese ieses iésemos ieseis iesen',
  },
};

const FUTURE = 'é ás á emos éis án ía ías íamos íais ían';

/** All forms of an infinitive; the word alone when it is none. */
export function spanishVerb(infinitive: string): string[] {
  const bare = infinitive.replace(/se$/, '');
  const conjugation = withoutAccent(/[aeií]r$/.exec(bare)?.[0]?.[0] ?? '') as Conjugation | '';
  if (conjugation === '' || bare.length < 3) return [infinitive];
  const stems = stemsOf(bare.slice(0, -2));
  const finite = stems.flatMap((stem) => conjugate(stem, conjugation));
  const future = [bare, ...(IRREGULAR_STEMS.get(bare)?.future ?? [])].flatMap((stem) =>
    FUTURE.split(' ').map((ending) => withoutAccent(stem) + ending),
  );
  const irregular = [...(WHOLE_FORMS.get(bare) ?? []), ...strongPast(bare)];
  const gerunds = [...finite, ...irregular].filter((form) => /ndo$/.test(form));
  const commands = stems.map((stem) => stem + (conjugation === 'a' ? 'a' : 'e'));
  const joined = [bare, ...gerunds, ...commands].flatMap(joinPronouns);
  return [...new Set([infinitive, bare, ...finite, ...future, ...irregular, ...joined])];
}

/** `pens` → `pens`, `piens`. Forms of all stems are given together: one that does not exist matches nothing. */
function stemsOf(stem: string): string[] {
  const changes = STEM_CHANGES.filter(({ stems }) => stems.has(stem));
  return [stem, ...changes.map(({ from, to }) => replaceLast(stem, from, to))];
}

function replaceLast(text: string, from: string, to: string): string {
  const at = text.lastIndexOf(from);
  return at < 0 ? text : text.slice(0, at) + to + text.slice(at + from.length);
}

function conjugate(stem: string, conjugation: Conjugation): string[] {
  const endings = ENDINGS[conjugation];
  return Object.values(endings)
    .flatMap((list) => list.split(' '))
    .flatMap((ending) => spell(stem, ending, conjugation));
}

/** `c` is `qu` before `e`, and so on; `leió` is written `leyó`. */
function spell(stem: string, ending: string, conjugation: Conjugation): string[] {
  const isSoft = /^[eéií]/.test(ending);
  if (conjugation === 'a') return [(isSoft ? soften(stem) : stem) + ending];
  if (/[aeoú]$|u$/.test(stem) && !/[gq]u$/.test(stem))
    return [stem + ending.replace(/^i(?=[eo óé])/, 'y').replace(/^i(?=[st]|mos|d)/, 'í')];
  if (isSoft) return [stem + ending];
  const hard = harden(stem);
  return hard === stem
    ? [stem + ending]
    : [hard + ending, ...(/c$/.test(stem) ? [`${stem.slice(0, -1)}z${ending}`] : [])];
}

function soften(stem: string): string {
  if (stem.endsWith('gu')) return `${stem.slice(0, -1)}ü`;
  if (stem.endsWith('c')) return `${stem.slice(0, -1)}qu`;
  if (stem.endsWith('g')) return `${stem}u`;
  return stem.endsWith('z') ? `${stem.slice(0, -1)}c` : stem;
}

/** `conocer` → `conozco`, `coger` → `cojo`, `seguir` → `sigo`. */
function harden(stem: string): string {
  if (/[aeiou]c$/.test(stem)) return `${stem.slice(0, -1)}zc`;
  if (stem.endsWith('c')) return `${stem.slice(0, -1)}z`;
  if (stem.endsWith('gu')) return stem.slice(0, -1);
  return stem.endsWith('g') ? `${stem.slice(0, -1)}j` : stem;
}

/** `hic` → `hice`, `hiciste`, `hizo`, … and the past of wishes. */
function strongPast(infinitive: string): string[] {
  const stem = IRREGULAR_STEMS.get(infinitive)?.past;
  if (!stem) return [];
  const third = stem.endsWith('j') ? 'eron' : 'ieron';
  const wish = stem.endsWith('j') ? 'e' : 'ie';
  const endings = ['e', 'iste', 'o', 'imos', 'isteis', third];
  const wishes = ['ra', 'ras', 'ran', 'se', 'ses', 'sen'].map((ending) => `${stem}${wish}${ending}`);
  return [...endings.map((ending) => stem + ending), ...wishes, ...(stem === 'hic' ? ['hizo'] : [])];
}

const SINGLE = 'me te se lo la los las le les nos os'.split(' ');
const FIRST = 'me te se nos os'.split(' ');
const SECOND = 'lo la los las'.split(' ');

/** With one pronoun an infinitive keeps its stress unwritten; all else gets an accent. */
function joinPronouns(form: string): string[] {
  const accented = accentStress(form);
  const one = SINGLE.map((pronoun) => (form.endsWith('r') ? form : accented) + pronoun);
  return [...one, ...FIRST.flatMap((first) => SECOND.map((second) => accented + first + second))];
}

/** On the last syllable of an infinitive, on the last but one of a gerund or command. */
function accentStress(form: string): string {
  if (/[áéíóú]/.test(form)) return form;
  const groups = [...form.matchAll(/[aeiou]+/g)];
  const group = form.endsWith('r') ? groups.at(-1) : groups.at(-2);
  return group ? accentAt(form, group.index + strongIn(group[0])) : form;
}
