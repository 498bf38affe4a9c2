/** Runs every rule over everything it is for. A rule that throws is told by its name, and the rest go on. */
import type { Finding, Severity } from '../model/finding.ts';
import { Asking } from './asked.ts';
import { excerpt } from './excerpt.ts';
import { kept, type TextsResult } from './results.ts';
import type { OptionSchemas, OptionsOf, Report, Rule, TextReport, TextRule } from './rule.ts';
import { RULES } from './rules/index.ts';
import { type CheckSettings, isWanted, optionsOf, severityOf } from './settings.ts';
import { visitStrings } from './strings.ts';
import type {
  ArticleSubject,
  BundleSubject,
  EditionSubject,
  EditionText,
  Place,
  SegmentSubject,
  SiteSubject,
} from './subjects.ts';
import { type Candidate, type TextSubject, visitSegments } from './texts.ts';

export interface Subjects {
  readonly articles: readonly ArticleSubject[];
  readonly segments: readonly SegmentSubject[];
  readonly bundles: readonly BundleSubject[];
  readonly site?: SiteSubject;
}

/** Findings in the order of file, line, column, rule. */
export function runCheck(subjects: Subjects, settings: CheckSettings): Finding[] {
  return runRules(RULES, subjects, settings);
}

export function runRules(rules: readonly Rule[], subjects: Subjects, settings: CheckSettings): Finding[] {
  const active = rules
    .filter((rule) => isWanted(rule, settings))
    .map((rule): Active => {
      const general = severityOf(rule, settings);
      const isGeneral = Object.values(settings.editions ?? {}).every((own) => own[rule.id] === undefined);
      const severity = isGeneral ? () => general : (edition?: string) => severityOf(rule, settings, edition);
      return { rule, severity, options: optionsOf(rule, settings) };
    });
  const texts = runOnTexts(active.filter(isTextRule), subjects, settings);
  const editions = editionsOf(texts.seen);
  const found = active.flatMap((one) => runRule(one, subjects, editions));
  return sortFindings([...texts.found, ...found]);
}

interface Active<R extends Rule = Rule> {
  readonly rule: R;
  readonly severity: (edition?: string) => Severity | 'off';
  readonly options: OptionsOf<OptionSchemas>;
}

function isTextRule(one: Active): one is Active<TextRule> {
  return one.rule.on === 'text';
}

function runOnTexts(
  active: readonly Active<TextRule>[],
  { segments, bundles }: Subjects,
  { cache }: CheckSettings,
): { found: Finding[]; seen: Map<string, EditionText[]> } {
  const results = [
    ...[...Map.groupBy(segments, ({ group }) => group)].map(([group, own]) =>
      kept(cache, group, () => runTexts(active, (visit) => visitSegments(own, visit))),
    ),
    ...bundles.map((bundle) =>
      kept(cache, bundle.group, () => runTexts(active, (visit) => visitStrings(bundle, visit))),
    ),
  ];
  const seen = new Map<string, EditionText[]>();
  for (const text of results.flatMap((result) => result.seen)) {
    const list = seen.get(text.locale);
    if (list) list.push(text);
    else seen.set(text.locale, [text]);
  }
  return { found: results.flatMap((result) => result.found), seen };
}

type Visit = (text: Candidate) => void;

/** Text by text, so that what is read of one is forgotten before the next. */
function runTexts(active: readonly Active<TextRule>[], visitAll: (visit: Visit) => void): TextsResult {
  const found: Finding[] = [];
  const seen: Candidate[] = [];
  const all = new Asking(active);
  const ofAnyLanguage = new Asking(active.filter(({ rule }) => rule.anyLanguage));
  visitAll((text) => {
    const glance = text.glance();
    const asked = (text.isForeign ? ofAnyLanguage : all).of(glance);
    if (asked.length) ask(asked, text.subject(glance), found);
    // What translates nothing has nothing to be compared with.
    if (!text.isForeign && text.source !== undefined) seen.push(text);
  });
  return { found, seen };
}

function ask(asked: readonly Active<TextRule>[], subject: TextSubject, found: Finding[]): void {
  for (const one of asked) {
    const told = runOnText(one, subject);
    if (told.length) found.push(...told);
  }
}

function editionsOf(seen: ReadonlyMap<string, EditionText[]>): EditionSubject[] {
  return [...seen].map(([locale, texts]) => ({ locale, edition: texts[0]?.edition ?? locale, texts }));
}

function runRule(active: Active, subjects: Subjects, editions: readonly EditionSubject[]): Finding[] {
  const { rule, options } = active;
  switch (rule.on) {
    case 'article':
      return subjects.articles.flatMap((subject) =>
        guarded(
          active,
          () => ({ file: subject.article.path }),
          () => rule.run(subject, options),
        ),
      );
    case 'pages':
      return guarded(
        active,
        () => ({ file: subjects.articles[0]?.article.path ?? '.' }),
        () => rule.run(subjects.articles, options),
      );
    case 'segment':
      return subjects.segments
        .filter((subject) => !isDismissed(rule, subject))
        .flatMap((subject) => {
          const about = () => {
            const { article, edition, sourcePlace: source } = subject;
            return { file: article.path, edition: edition.name, source };
          };
          return guarded(active, about, () => rule.run(subject, options));
        });
    case 'bundle':
      return subjects.bundles.flatMap((subject) => {
        const { file, edition = subject.locale } = subject;
        return guarded(
          active,
          () => ({ file, edition }),
          () => rule.run(subject, options),
        );
      });
    case 'edition':
      return editions.flatMap((subject) => {
        const { texts, edition } = subject;
        const about = () => ({ edition, file: texts[0]?.place().file ?? '.' });
        return guarded(active, about, () =>
          rule
            .run(subject, options)
            .filter(({ of }) => !of.dismissed.has(rule.id))
            .map(({ of, message }) => ({ place: of.place(), message })),
        );
      });
    case 'site': {
      const { site } = subjects;
      const [bundle] = site?.locales[0]?.bundles.values() ?? [];
      return site
        ? guarded(
            active,
            () => ({ file: bundle?.file ?? '.' }),
            () => rule.run(site, options),
          )
        : [];
    }
    case 'text':
      return [];
  }
}

/** What is known of a finding before its rule has run. */
interface About {
  /** Where a rule that breaks down is told. */
  readonly file: string;
  readonly edition?: string;
  readonly source?: Place;
}

export function runOnText(active: Active<TextRule>, subject: TextSubject): Finding[] {
  const { rule, options } = active;
  const { edition, dismissed } = subject;
  if (active.severity(edition) === 'off' || dismissed.has(rule.id)) return NOTHING;
  try {
    const reports = rule.run(subject, options);
    if (reports.length === 0) return NOTHING;
    const source = subject.sourcePlace();
    const about = { file: '', edition, ...(source ? { source } : {}) };
    return reports.flatMap((report) => toFinding(active, about, locate(rule, subject, report)));
  } catch (error) {
    return [bug(rule, subject.place().file, error)];
  }
}

const NOTHING: Finding[] = [];

function locate(rule: TextRule, { target, place, fix }: TextSubject, report: TextReport): Report {
  const { at, variant, values, evidence, fix: fixed } = report;
  const found = excerpt(at ? target.text.slice(at.start, at.end) : target.text);
  const change = at && fixed !== undefined ? fix(at, fixed) : undefined;
  return {
    place: place(at),
    message: { key: `check:${rule.id}${variant ? `.${variant}` : ''}`, values: { found, ...values } },
    ...(evidence ? { evidence } : {}),
    ...(change ? { fix: change } : {}),
  };
}

/** A person said no to this rule of this very text. */
function isDismissed(rule: Rule, { entry }: SegmentSubject): boolean {
  return (
    entry?.dismissed?.some(({ rule: id, targetHash }) => id === rule.id && targetHash === entry.targetHash) ??
    false
  );
}

/** `about` is asked for where there is something to tell: to find a place a whole file may be read again. */
function guarded(active: Active, about: () => About, run: () => Report[]): Finding[] {
  try {
    const reports = run();
    if (reports.length === 0) return NOTHING;
    const known = about();
    return reports.flatMap((report) => toFinding(active, known, report));
  } catch (error) {
    return [bug(active.rule, about().file, error)];
  }
}

function bug(rule: Rule, file: string, error: unknown): Finding {
  const detail = error instanceof Error ? error.message : String(error);
  return {
    rule: 'bug',
    severity: 'error',
    file,
    message: { key: 'check:bug', values: { rule: rule.id, detail } },
  };
}

function toFinding({ rule, severity: severityIn }: Active, about: About, report: Report): Finding[] {
  const { place, message, evidence, fix, edition = about.edition } = report;
  const severity = severityIn(edition);
  if (severity === 'off') return NOTHING;
  const { source } = about;
  // A finding that stands in the source already needs no way to it.
  const apart = source && source.file !== place.file;
  return [
    {
      rule: rule.id,
      severity,
      message,
      ...place,
      ...(evidence?.length ? { evidence } : {}),
      ...(fix ? { fix } : {}),
      ...(edition === undefined ? {} : { edition }),
      ...(apart ? { source } : {}),
    },
  ];
}

export function sortFindings(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(
    (a, b) =>
      compare(a.file, b.file) ||
      (a.start?.line ?? 0) - (b.start?.line ?? 0) ||
      (a.start?.column ?? 0) - (b.start?.column ?? 0) ||
      compare(a.rule, b.rule),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
