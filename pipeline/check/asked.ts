/** Whether a rule is asked about a text at all: by a glance, so many million times. */
import type { Language } from '../model/locale.ts';
import type { Glance } from './glance.ts';
import type { OptionSchemas, OptionsOf, TextRule } from './rule.ts';

export interface Asked {
  readonly rule: TextRule;
  readonly options: OptionsOf<OptionSchemas>;
}

const COLUMNS = 4;
const NONE: readonly never[] = [];

/** Rules by what a glance says of a text: its language, whether it is a bundle's, and what was seen in it. */
export class Asking<One extends Asked> {
  readonly #tables: Readonly<Record<Language, { readonly article: Table<One>; readonly bundle: Table<One> }>>;

  constructor(rules: readonly One[]) {
    const of = (language: Language) => {
      const own = rules.filter(({ rule }) => rule.language === undefined || rule.language === language);
      const inBundles = own.filter(({ rule }) => !rule.articlesOnly);
      return { article: new Table(own), bundle: new Table(inBundles) };
    };
    this.#tables = { en: of('en'), es: of('es') };
  }

  /** Those that may have something to say of a text, in their order. */
  of(glance: Glance): readonly One[] {
    const { article, bundle } = this.#tables[glance.language];
    return (glance.role === 'string' ? bundle : article).of(glance);
  }
}

/** Rules beside the bits that each looks for, and the bits that any of them looks for: most texts have none. */
class Table<One extends Asked> {
  readonly #rules: readonly One[];
  readonly #always: readonly One[];
  /** Bits of the target, the source, either and the pair, by turns; all of them for a rule that is always asked. */
  readonly #bits: Int32Array;
  readonly #any = { target: 0, source: 0, either: 0, pair: 0 };

  constructor(rules: readonly One[]) {
    this.#rules = rules;
    this.#always = rules.filter(({ rule }) => rule.cues === undefined);
    this.#bits = new Int32Array(rules.length * COLUMNS);
    const any = this.#any;
    for (const [at, { rule }] of rules.entries()) {
      const { target = 0, source = 0, either = 0, pair = 0 } = rule.cues ?? {};
      this.#bits.set([target, source, either, pair], at * COLUMNS);
      any.target |= target;
      any.source |= source;
      any.either |= either;
      any.pair |= pair;
    }
  }

  of(glance: Glance): readonly One[] {
    const { pair } = glance;
    const target = glance.target.cues;
    const source = glance.source?.cues ?? 0;
    const either = glance.source ? source | target : 0;
    const any = this.#any;
    const hasCue = (target & any.target) | (source & any.source) | (either & any.either) | (pair & any.pair);
    const rules = hasCue ? this.#rules : this.#always;
    const bits = this.#bits;
    let asked: One[] | undefined;
    for (let at = 0; at < rules.length; at++) {
      const one = rules[at]!;
      const { cues, mayTell } = one.rule;
      if (hasCue && cues) {
        const from = at * COLUMNS;
        const own =
          (target & bits[from]!) |
          (source & bits[from + 1]!) |
          (either & bits[from + 2]!) |
          (pair & bits[from + 3]!);
        if (!own) continue;
      }
      if (mayTell && !mayTell(glance, one.options)) continue;
      if (asked) asked.push(one);
      else asked = [one];
    }
    return asked ?? NONE;
  }
}
