/** What a build has left to do after what it just did: articles that wait for what another one has by now. */

import { frameOf, readSlots, type Slotted } from '../memory/fuzzy/slots.ts';
import { adoptHandEdits } from '../memory/hand-edits.ts';
import { type CodedText, parseCoded } from '../model/coded-text.ts';
import { hashText } from '../model/hash.ts';
import { languageOf } from '../model/locale.ts';
import type { ArticleFacts } from './build-facts.ts';
import type { Run } from './build-run.ts';
import type { ArticleFile } from './build-survey.ts';
import { stringBatches } from './remember-strings.ts';

/** In the survey's order. Takes note that they are to be looked at. */
export async function takeUnsettled(run: Run): Promise<ArticleFile[]> {
  const unsettled = new Set(run.unsettled);
  const isShown = ({ unresolved }: ArticleFacts): boolean =>
    unresolved.some(({ edition, namespace, key, values }) =>
      run.strings.resolvers.get(edition)?.(namespace, key, values),
    );
  const facts = [...run.facts.values()];
  for (const one of facts) if (isShown(one)) unsettled.add(one.id);
  const waiting = facts.filter(({ sentences }) => sentences.open > 0);
  for (const id of await helped(run, waiting)) unsettled.add(id);
  run.unsettled.clear();
  run.news.clear();
  return run.survey.articles.filter(({ id }) => unsettled.has(id));
}

/** Those that have a sentence like one that was translated, or like a string that was written. */
async function helped(run: Run, waiting: readonly ArticleFacts[]): Promise<ArticleFacts['id'][]> {
  const news = new News();
  if (waiting.length > 0) await collectNews(run, news);
  if (news.isEmpty) return [];
  const found: ArticleFacts['id'][] = [];
  for (const { id, records } of waiting) {
    for (const path of Object.values(records)) {
      const record = (await run.survey.shelf.record(path))?.record;
      if (!record?.segments.some(({ target, source }) => target === '' && news.helps(record, source)))
        continue;
      found.push(id);
      break;
    }
  }
  return found;
}

async function collectNews({ survey, site, locales, news: paths }: Run, news: News): Promise<void> {
  for (const path of paths) {
    const file = await survey.shelf.record(path);
    if (!file) continue;
    const record = adoptHandEdits(file.record);
    survey.memory.put(path, record);
    for (const { source, target } of record.segments) if (target !== '') news.add(record, source);
  }
  const before = stringBatches({ config: site.config, locales: survey.site.locales });
  const known = new Set(before.map(({ source }) => JSON.stringify(source)));
  for (const { source, entries } of stringBatches({ config: site.config, locales })) {
    if (known.has(JSON.stringify(source))) continue;
    for (const entry of entries) news.add(source, entry.source);
  }
}

/** Of which edition and language a sentence is. */
interface Of {
  readonly edition: string;
  readonly sourceLanguage: string;
}

/** Sentences that one may be translated by: those that differ in numbers, dates, addresses and placeholders alone. */
class News {
  readonly #frames = new Set<string>();
  /** Two words that each of the sentences has, and so has whatever is like it: by the one, the others. */
  readonly #words = new Map<string, Set<string>>();
  /** Some have no word to be told by. */
  #mayBeAny = false;

  get isEmpty(): boolean {
    return this.#frames.size === 0;
  }

  add(of: Of, source: CodedText): void {
    const slotted = slotsIn(of, source);
    this.#frames.add(keyOf(of, source, slotted));
    const [word, other = ''] = slotted ? longestWords(slotted) : [];
    if (word === undefined) this.#mayBeAny = true;
    else this.#words.set(word, (this.#words.get(word) ?? new Set()).add(other));
  }

  helps(of: Of, source: CodedText): boolean {
    return this.#mayHelp(source) && this.#frames.has(keyOf(of, source, slotsIn(of, source)));
  }

  /** To know what a sentence is made of takes many times longer. */
  #mayHelp(source: CodedText): boolean {
    if (this.#mayBeAny) return true;
    return (source.match(PLAIN_WORDS) ?? []).some((word) =>
      [...(this.#words.get(word) ?? [])].some((other) => source.includes(other)),
    );
  }
}

const PLAIN_WORDS = /[A-Za-z]{4,}/g;

/** Undefined in a language that is not ours: there a sentence is like itself alone. */
function slotsIn({ sourceLanguage }: Of, source: CodedText): Slotted | undefined {
  const language = languageOf(sourceLanguage);
  return language && readSlots(parseCoded(source), language);
}

const IS_PLAIN = /^[A-Za-z]{4,}$/;

/** Of those that must be the same; none where none is the same however it is composed. */
function longestWords({ tokens, slots }: Slotted): string[] {
  const open = new Set(slots.map(({ token }) => token));
  const words = tokens.filter(({ text }, at) => !open.has(at) && IS_PLAIN.test(text));
  return words.map(({ text }) => text).sort((a, b) => b.length - a.length);
}

function keyOf({ edition, sourceLanguage }: Of, source: CodedText, slotted: Slotted | undefined): string {
  return hashText(`${edition}\0${sourceLanguage}\0${slotted ? frameOf(slotted) : source}`);
}
