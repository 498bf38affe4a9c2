/** A translator of words for tests: the same text gives the same answer, near enough to the language it claims to be. */

const PAIRS: readonly (readonly [string, string])[] = [
  ['the', 'la'],
  ['of', 'de'],
  ['and', 'y'],
  ['to', 'a'],
  ['in', 'en'],
  ['that', 'que'],
  ['is', 'es'],
  ['was', 'era'],
  ['for', 'para'],
  ['on', 'sobre'],
  ['with', 'con'],
  ['his', 'su'],
  ['by', 'por'],
  ['from', 'desde'],
  ['are', 'son'],
  ['were', 'fueron'],
  ['this', 'esta'],
  ['have', 'han'],
  ['has', 'ha'],
  ['not', 'no'],
  ['more', 'más'],
  ['who', 'quien'],
  ['but', 'pero'],
  ['when', 'cuando'],
  ['after', 'después'],
  ['without', 'sin'],
  ['people', 'gente'],
  ['city', 'ciudad'],
  ['government', 'gobierno'],
  ['president', 'presidente'],
  ['year', 'año'],
  ['years', 'años'],
  ['day', 'día'],
  ['said', 'dijo'],
  ['between', 'entre'],
  ['two', 'dos'],
  ['an', 'una'],
  ['a', 'un'],
  ['or', 'o'],
  ['as', 'como'],
  ['their', 'sus'],
  ['new', 'nueva'],
];
const TO_SPANISH = new Map(PAIRS);
const TO_ENGLISH = new Map(PAIRS.map(([english, spanish]) => [spanish, english] as const));
const ENDINGS = { es: ['ado', 'ción', 'amente', 'ería', 'os'], en: ['ing', 'ness', 'ly', 'ed', 'ship'] };

export function translateWords(text: string, target: 'en' | 'es'): string {
  const known = target === 'es' ? TO_SPANISH : TO_ENGLISH;
  return text.replace(/\p{L}+/gu, (word) => {
    const lower = word.toLowerCase();
    const translated = known.get(lower);
    if (translated !== undefined) return lower === word ? translated : capital(translated);
    if (lower !== word || word.length < 4) return word;
    return word.slice(0, -1) + ENDINGS[target][word.length % 5]!;
  });
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
