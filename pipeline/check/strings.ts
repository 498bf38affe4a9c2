/** The strings of bundles, each beside the reference locale's. */
import { type Language, languageOf } from '../model/locale.ts';
import { parsePluralKey, pluralKey } from '../model/plurals.ts';
import { isBlank } from './blank.ts';
import { type Glance, glanceAt } from './glance.ts';
import type { House } from './house.ts';
import { houseOf } from './houses.ts';
import { readPlain } from './reading.ts';
import { haveSameKeys } from './same-keys.ts';
import { sideOf } from './side.ts';
import { type Sites, sites } from './sites.ts';
import type { BundleSubject, Place } from './subjects.ts';
import type { Candidate, TextSubject } from './texts.ts';

/** Every string that is not empty, in turn. */
export function visitStrings(subject: BundleSubject, visit: (text: Candidate) => void): void {
  const language = languageOf(subject.locale);
  const house = subject.house ?? houseOf(subject.locale);
  const from = subject.reference && languageOf(subject.reference.locale);
  const context = { subject, house, language, from };
  const sourceOf = sourcesOf(subject.texts, from && subject.reference?.texts);
  subject.texts.forEach((text, key) => {
    // An empty string of the reference is nothing to compare with.
    const source = sourceOf(key) || undefined;
    if (!isBlank(text)) visit(new StringCandidate(context, { key, text, source }));
  });
}

interface BundleContext {
  readonly subject: BundleSubject;
  /** Undefined for a language that is not judged. */
  readonly language: Language | undefined;
  /** The reference's, with the same reserve. */
  readonly from: Language | undefined;
  readonly house: House;
}

/** There may be a hundred thousand of them. */
class StringCandidate implements Candidate {
  readonly kind = 'string';
  readonly locale: string;
  readonly name: string;
  readonly target: string;
  readonly source: string | undefined;
  readonly edition: string;
  readonly isForeign: boolean;
  readonly dismissed = NONE;
  readonly #context: BundleContext;
  #sites: Sites | undefined;

  constructor(
    context: BundleContext,
    { key, text, source }: { key: string; text: string; source: string | undefined },
  ) {
    const { locale, edition = locale } = context.subject;
    this.locale = locale;
    this.name = key;
    this.target = text;
    this.source = source;
    this.edition = edition;
    this.isForeign = context.language === undefined;
    this.#context = context;
  }

  glance(): Glance {
    const { name, target, source } = this;
    const { language = 'en', subject } = this.#context;
    const hasTerms = (subject.terms?.length ?? 0) > 0;
    return glanceAt({ target, source, language, name, role: 'string', hasTerms });
  }

  place(): Place {
    return this.#context.subject.place(this.name, 'value');
  }

  /** Most strings have nothing wrong, and are never looked up in their file. */
  #where(): Sites {
    const { subject } = this.#context;
    this.#sites ??= sites(readPlain(this.target), subject.jsonText?.(this.name), this.place());
    return this.#sites;
  }

  subject({ source, target }: Glance): TextSubject {
    const { subject, house, language, from } = this.#context;
    return {
      kind: 'string',
      role: 'string',
      name: this.name,
      locale: subject.locale,
      edition: this.edition,
      sourcePlace: () => undefined,
      house,
      source: source && from ? sideOf(source, from) : undefined,
      // Rules for any language look at no words.
      target: sideOf(target, language ?? 'en'),
      isForeign: this.isForeign,
      asIs: false,
      terms: subject.terms ?? [],
      dismissed: NONE,
      place: (at) => this.#where().place(at),
      fix: (at, fixed) => this.#where().fix(at, fixed),
    };
  }
}

const NONE: ReadonlySet<string> = new Set();

/** What each key in turn is compared with. */
function sourcesOf(
  texts: ReadonlyMap<string, string>,
  reference: ReadonlyMap<string, string> | undefined,
): (key: string) => string | undefined {
  if (!reference) return () => undefined;
  if (!haveSameKeys(texts, reference)) return (key) => counterpart(key, reference);
  const values = reference.values();
  return () => values.next().value;
}

/** The same key, or for a plural form the reference locale does not have, its `_other`. */
function counterpart(key: string, reference: ReadonlyMap<string, string>): string | undefined {
  const same = reference.get(key);
  if (same !== undefined) return same;
  const form = parsePluralKey(key);
  return form && reference.get(pluralKey({ ...form, category: 'other' }));
}
