/** A rule is a value: one per file under `rules/<what it looks at>/`, listed in `rules/index.ts`, its id never reused. */
import type { Fix, Message, Severity } from '../model/finding.ts';
import type { Language } from '../model/locale.ts';
import type { Range } from '../model/text.ts';
import type { Glance } from './glance.ts';
import type {
  ArticleSubject,
  BundleSubject,
  EditionSubject,
  EditionText,
  Place,
  SegmentSubject,
  SiteSubject,
} from './subjects.ts';
import type { TextSubject } from './texts.ts';

/** One option as a JSON Schema property; what it is unless the config says otherwise stands in `default`. */
export type OptionSchema =
  | { readonly type: 'boolean'; readonly default: boolean; readonly description: string }
  | {
      readonly type: 'integer' | 'number';
      readonly default: number;
      readonly minimum?: number;
      readonly maximum?: number;
      readonly description: string;
    }
  | {
      readonly type: 'array';
      readonly items: { readonly type: 'string' };
      readonly default: readonly string[];
      readonly description: string;
    }
  | {
      readonly type: 'object';
      readonly additionalProperties: { readonly type: 'integer'; readonly minimum: number };
      readonly default: Readonly<Record<string, number>>;
      readonly description: string;
    };

export type OptionSchemas = Readonly<Record<string, OptionSchema>>;

export type OptionsOf<Schemas extends OptionSchemas> = {
  readonly [Name in keyof Schemas]: Schemas[Name] extends { readonly type: 'boolean' }
    ? boolean
    : Schemas[Name] extends { readonly type: 'array' }
      ? readonly string[]
      : Schemas[Name] extends { readonly type: 'object' }
        ? Readonly<Record<string, number>>
        : number;
};

interface RuleOf<Kind extends string, Subject, Output> {
  readonly id: string;
  readonly on: Kind;
  /** Unless the config says otherwise. */
  readonly severity: Severity | 'off';
  readonly options?: OptionSchemas;
  /** Pure, in time linear in its text; reports all it finds. */
  run(subject: Subject, options: OptionsOf<OptionSchemas>): Output[];
}

export type ArticleRule = RuleOf<'article', ArticleSubject, Report>;
/** Looks at all articles together. */
export type PagesRule = RuleOf<'pages', readonly ArticleSubject[], Report>;
export type SegmentRule = RuleOf<'segment', SegmentSubject, Report>;
export type BundleRule = RuleOf<'bundle', BundleSubject, Report>;
export type EditionRule = RuleOf<'edition', EditionSubject, EditionReport>;
/** Looks at all locales and all code together. */
export type SiteRule = RuleOf<'site', SiteSubject, Report>;
/** Looks at a text beside what it translates: a sentence of an article or a string of a bundle alike. */
export type TextRule = RuleOf<'text', TextSubject, TextReport> & {
  /** Looks at marks and codes, never at words: as good for French as for Spanish. */
  readonly anyLanguage?: true;
  /** The only language of which it says something; any that is judged when left out. */
  readonly language?: Language;
  /** It says nothing of the strings of bundles. */
  readonly articlesOnly?: true;
  /** It says nothing of a text that has none of these. Asked about every text when left out. */
  readonly cues?: Cues;
  /** False for a text that it says nothing of, by a glance. */
  readonly mayTell?: (glance: Glance, options: OptionsOf<OptionSchemas>) => boolean;
};

/** Bits of `CUES` and `PAIR_CUES`. */
export interface Cues {
  readonly target?: number;
  readonly source?: number;
  /** In the target or the source, of a text that has a source. */
  readonly either?: number;
  readonly pair?: number;
}
export type Rule = ArticleRule | PagesRule | SegmentRule | BundleRule | EditionRule | SiteRule | TextRule;

/** What a rule says; the runner adds the rule's id and its severity. */
export interface Report {
  readonly place: Place;
  readonly message: Message;
  readonly evidence?: readonly Message[];
  readonly fix?: Fix;
  /** The edition or locale it is about, where the rule looks at several. */
  readonly edition?: string;
}

/** The same of an edition rule: the runner finds the place, and leaves out what a person dismissed of that text. */
export interface EditionReport {
  readonly of: EditionText;
  readonly message: Message;
}

/** The same of a text rule: the runner finds the place, and the message by the rule's id. */
export interface TextReport {
  /** In the target's text; all of it when left out. */
  readonly at?: Range;
  /** Picks `check:<id>.<variant>` where a rule has several messages. */
  readonly variant?: string;
  /** Beside `found`, the text at the place. */
  readonly values?: Readonly<Record<string, string | number>>;
  readonly evidence?: readonly Message[];
  /** What should stand at `at`. */
  readonly fix?: string;
}

type WithOptions<R extends Rule, Schemas extends OptionSchemas> = Omit<R, 'options' | 'run' | 'mayTell'> & {
  readonly options: Schemas;
  readonly mayTell?: (glance: Glance, options: OptionsOf<Schemas>) => boolean;
  readonly run: (subject: Parameters<R['run']>[0], options: OptionsOf<Schemas>) => ReturnType<R['run']>;
};

/** A text rule whose options are typed by their schemas. */
export function withOptions<const Schemas extends OptionSchemas>(
  rule: WithOptions<TextRule, Schemas>,
): TextRule {
  // The runner fills in every default, so that a rule's run gets all the options its schemas name.
  return rule as unknown as TextRule;
}

/** The same for a rule that looks at articles. */
export function articleWithOptions<const Schemas extends OptionSchemas>(
  rule: WithOptions<ArticleRule, Schemas>,
): ArticleRule {
  return rule as unknown as ArticleRule;
}

/** The same for a rule that looks at all articles together. */
export function pagesWithOptions<const Schemas extends OptionSchemas>(
  rule: WithOptions<PagesRule, Schemas>,
): PagesRule {
  return rule as unknown as PagesRule;
}

/** Message key of a rule's title: what it asks for, in a few words. */
export function titleOf({ id }: Pick<Rule, 'id'>): Message {
  return { key: `check:titles.${id}` };
}

/** JSON Schema (2020-12) of a rule's options, for the config. */
export function optionsSchema({ options = {} }: Pick<Rule, 'options'>): object {
  return { type: 'object', additionalProperties: false, properties: options };
}
