/** Names that the running text mentions: a heading that is one of them is the article's, whatever its language. */

/** Small words inside names: Banco de España, Bank of America, Ortega y Gasset. */
const PARTICLES = new Set(['de', 'del', 'la', 'las', 'los', 'el', 'y', 'e', 'of', 'the', 'and']);
const LONGEST = 8;

/** Every name of two words and more that stands in a text, as it is written. */
export function collectNames(texts: Iterable<string>): Set<string> {
  const names = new Set<string>();
  for (const text of texts) {
    let run: string[] = [];
    for (const raw of text.split(' ')) {
      const word = raw.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
      if (isCapital(word) && run.length < LONGEST) run.push(word);
      else if (PARTICLES.has(raw) && run.length > 0) run.push(raw);
      else run = [];
      addName(names, run);
      if (word !== raw && !raw.endsWith(word)) run = [];
    }
  }
  return names;
}

/** A run that ends here, and its parts: "Officials from Banco de España" holds the name from "Banco" on. */
function addName(names: Set<string>, run: readonly string[]): void {
  if (run.length < 2 || !isCapital(run.at(-1)!)) return;
  for (let from = 0; from < run.length - 1; from++) {
    if (isCapital(run[from]!)) names.add(run.slice(from).join(' '));
  }
}

function isCapital(word: string): boolean {
  return /^\p{Lu}/u.test(word);
}
