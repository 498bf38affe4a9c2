/** Runs every rule over everything it is for. A rule that throws is told by its name, and the rest go on. */
import type { Finding, Severity } from '../model/finding.ts';
import { excerpt } from './excerpt.ts';
import type { OptionSchemas, OptionsOf, Report, Rule, TextReport, TextRule } from './rule.ts';
import { RULES } from './rules/index.ts';
import { type CheckSettings, optionsOf, severityOf } from './settings.ts';
import type {
  ArticleSubject,
  BundleSubject,
  EditionSubject,
  EditionText,
  SegmentSubject,
} from './subjects.ts';
import { bundleTexts, segmentTexts, type TextSubject } from './texts.ts';

export interface Subjects {
  readonly articles: readonly ArticleSubject[];
  readonly segments: readonly SegmentSubject[];
  readonly bundles: readonly BundleSubject[];
}

/** Findings in the order of file, line, column, rule. */
export function runCheck(subjects: Subjects, settings: CheckSettings): Finding[] {
  return runRules(RULES, subjects, settings);
}

export function runRules(rules: readonly Rule[], subjects: Subjects, settings: CheckSettings): Finding[] {
  const active = rules.flatMap((rule): Active[] => {
    const severity = severityOf(rule, settings);
    return severity === 'off' ? [] : [{ rule, severity, options: optionsOf(rule, settings) }];
  });
  const texts = runOnTexts(active.filter(isTextRule), subjects);
  const editions = editionsOf(texts.seen);
  const found = active.flatMap((one) => runRule(one, subjects, editions));
  return sortFindings([...texts.found, ...found]);
}

interface Active<R extends Rule = Rule> {
  readonly rule: R;
  readonly severity: Severity;
  readonly options: OptionsOf<OptionSchemas>;
}

function isTextRule(one: Active): one is Active<TextRule> {
  return one.rule.on === 'text';
}

/** Text by text, so that what is read of one is forgotten before the next. */
function runOnTexts(
  active: readonly Active<TextRule>[],
  { segments, bundles }: Subjects,
): { found: Finding[]; seen: Map<string, EditionText[]> } {
  const found: Finding[] = [];
  const seen = new Map<string, EditionText[]>();
  for (const texts of [segmentTexts(segments), bundleTexts(bundles)]) {
    for (const text of texts) {
      for (const one of active) for (const finding of runOnText(one, text)) found.push(finding);
      const list = seen.get(text.locale);
      if (list) list.push(rememberText(text));
      else seen.set(text.locale, [rememberText(text)]);
    }
  }
  return { found, seen };
}

function rememberText({ kind, name, source, target, place }: TextSubject): EditionText {
  return {
    kind,
    ...(name === undefined ? {} : { name }),
    ...(source ? { source: source.text } : {}),
    target: target.text,
    place: () => place(),
  };
}

function editionsOf(seen: ReadonlyMap<string, EditionText[]>): EditionSubject[] {
  return [...seen].map(([locale, texts]) => ({ locale, texts }));
}

function runRule(
  { rule, severity, options }: Active,
  subjects: Subjects,
  editions: readonly EditionSubject[],
): Finding[] {
  switch (rule.on) {
    case 'article':
      return subjects.articles.flatMap((subject) =>
        guarded(rule, severity, subject.article.path, () => rule.run(subject, options)),
      );
    case 'segment':
      return subjects.segments
        .filter((subject) => !isDismissed(rule, subject))
        .flatMap((subject) =>
          guarded(rule, severity, subject.article.path, () => rule.run(subject, options)),
        );
    case 'bundle':
      return subjects.bundles.flatMap((subject) =>
        guarded(rule, severity, subject.file, () => rule.run(subject, options)),
      );
    case 'edition':
      return editions.flatMap((subject) =>
        guarded(rule, severity, subject.texts[0]!.place().file, () => rule.run(subject, options)),
      );
    case 'text':
      return [];
  }
}

export function runOnText({ rule, severity, options }: Active<TextRule>, subject: TextSubject): Finding[] {
  if (subject.dismissed.has(rule.id)) return NOTHING;
  try {
    const reports = rule.run(subject, options);
    if (reports.length === 0) return NOTHING;
    return reports.map((report) => toFinding(rule, severity, locate(rule, subject, report)));
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

function guarded(rule: Rule, severity: Severity, file: string, run: () => Report[]): Finding[] {
  try {
    return run().map((report) => toFinding(rule, severity, report));
  } catch (error) {
    return [bug(rule, file, error)];
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

function toFinding(rule: Rule, severity: Severity, report: Report): Finding {
  const { place, message, evidence, fix } = report;
  return {
    rule: rule.id,
    severity,
    message,
    ...place,
    ...(evidence?.length ? { evidence } : {}),
    ...(fix ? { fix } : {}),
  };
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
