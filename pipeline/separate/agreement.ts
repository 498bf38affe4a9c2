/** Gender and number of Spanish determiners, by the word that follows them. */

/** masculine, feminine, masculine plural, feminine plural */
const FORMS: Readonly<Record<string, readonly [string, string, string, string]>> = {
  el: ['el', 'la', 'los', 'las'],
  un: ['un', 'una', 'unos', 'unas'],
  este: ['este', 'esta', 'estos', 'estas'],
  estos: ['este', 'esta', 'estos', 'estas'],
  esos: ['ese', 'esa', 'esos', 'esas'],
  otro: ['otro', 'otra', 'otros', 'otras'],
  nuestro: ['nuestro', 'nuestra', 'nuestros', 'nuestras'],
  su: ['su', 'su', 'sus', 'sus'],
  todos: ['todo', 'toda', 'todos', 'todas'],
  muchos: ['mucho', 'mucha', 'muchos', 'muchas'],
  algunos: ['algún', 'alguna', 'algunos', 'algunas'],
  varios: ['varios', 'varias', 'varios', 'varias'],
  ambos: ['ambos', 'ambas', 'ambos', 'ambas'],
};

/** Masculine in -a, from Greek; feminine in -o; feminine in -e or a consonant: the common ones. */
const MASCULINE =
  /^(?:\p{L}*(?:blema|grama|stema|tema|idioma|clima|drama|poema|lema|esquema|diploma|dilema)|día|mapa|planeta|tranvía|sofá)$/u;
const FEMININE =
  /(?:a|á|ción|sión|xión|gión|dad|tad|tud|umbre|ez|sis|itis)$|^(?:mano|foto|moto|radio|red|gente|clase|parte|base|llave|calle|noche|tarde|muerte|suerte|mente|fuente|frase|serie|especie|superficie|imagen|orden|ley|voz|luz|paz|cruz|vez|flor|piel|sal|señal|cárcel|sangre|nube|nave|clave|sede|fe|torre|leche|carne|nieve|llama)$/u;

export function agree(determiner: string, noun: string): string {
  const forms = FORMS[determiner];
  if (!forms || !/^\p{L}/u.test(noun)) return determiner;
  const plural = /[^aeiouáéíóús]es$|[aeoáéó]s$/u.test(noun) && !/(?:sis|itis)$/u.test(noun);
  const bare = plural ? singular(noun) : noun;
  const feminine = FEMININE.test(bare) && !MASCULINE.test(bare);
  return forms[(plural ? 2 : 0) + (feminine ? 1 : 0)]!;
}

function singular(noun: string): string {
  const stem = noun.replace(/(?:ci|si|xi|gi)ones$/u, (end) => `${end.slice(0, 2)}ón`);
  if (stem !== noun) return stem;
  if (/ces$/.test(noun)) return `${noun.slice(0, -3)}z`;
  return /[dlrnjz]es$/u.test(noun) ? noun.slice(0, -2) : noun.slice(0, -1);
}
