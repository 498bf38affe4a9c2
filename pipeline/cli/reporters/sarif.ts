import type { Finding, Fix, Severity } from '../../model/finding.ts';
import { indexLines, type LineIndex, type Position, positionAt } from '../../model/text.ts';
import { VERSION } from '../../version.ts';
import { failureLines } from '../failures.ts';
import { excerptOf } from './excerpt.ts';
import { jsonPieces } from './pieces.ts';
import {
  identityOf,
  type Report,
  type ReportContext,
  type Reporter,
  type RuleInfo,
  type SilencedFinding,
} from './report.ts';

const LEVELS = { error: 'error', warning: 'warning', info: 'note', off: 'none' } as const satisfies Record<
  Severity | 'off',
  string
>;

/** SARIF 2.1.0: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export const sarifReporter: Reporter = ({ findings, failures, silenced = [] }, context) => {
  const { say } = context;
  const rules = rulesOf([...findings, ...silenced.map(({ finding }) => finding)], context);
  const indices = new Map(rules.map(({ id }, index) => [id, index]));
  const lines = lineIndices(context);
  const at = { context, indices, lines };
  const notifications = failures.map((failure) => {
    const { what, hint } = failureLines(failure, say);
    const start = 'start' in failure ? failure.start : undefined;
    const locations =
      'file' in failure ? { locations: [location({ file: failure.file, start }, context)] } : {};
    return {
      level: 'error',
      message: { text: `${what} ${hint}` },
      descriptor: { id: failure.reason },
      ...locations,
    };
  });
  return jsonPieces(
    {
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: { driver: { name: 'galerada', version: VERSION, semanticVersion: VERSION, rules } },
          columnKind: 'utf16CodeUnits',
          automationDetails: { id: 'galerada/check/' },
          invocations: [
            {
              executionSuccessful: failures.length === 0,
              ...(notifications.length ? { toolExecutionNotifications: notifications } : {}),
            },
          ],
          results: [],
        },
      ],
    },
    { results: results({ findings, silenced }, at) },
  );
};

function* results(
  { findings, silenced = [] }: Pick<Report, 'findings' | 'silenced'>,
  at: At,
): Generator<object> {
  for (const finding of findings) yield result(finding, at);
  for (const one of silenced) yield { ...result(one.finding, at), suppressions: [suppression(one)] };
}

interface At {
  readonly context: ReportContext;
  readonly indices: ReadonlyMap<string, number>;
  readonly lines: (file: string) => LineIndex | undefined;
}

/** Every rule, and whatever else findings name. */
function rulesOf(findings: readonly Finding[], { say, rules = [], pageOf }: ReportContext) {
  const known = new Set(rules.map(({ id }) => id));
  const others = [...new Set(findings.map(({ rule }) => rule))].filter((id) => !known.has(id));
  const all: RuleInfo[] = [
    ...rules,
    ...others.map((id) => ({ id, title: { key: `check:titles.${id}` }, severity: 'error' as const })),
  ];
  return all.map(({ id, title, severity }) => {
    const text = say(title);
    const page = pageOf?.(id);
    return {
      id,
      name: id.replace(/(?:^|-)(\p{L})/gu, (_, letter: string) => letter.toUpperCase()),
      shortDescription: { text },
      help: { text: plainHelp(page) ?? text, ...(page ? { markdown: page } : {}) },
      defaultConfiguration: { level: LEVELS[severity], enabled: severity !== 'off' },
    };
  });
}

/** What a page says before its examples. */
function plainHelp(page: string | undefined): string | undefined {
  return page
    ?.split(/^## /m, 1)[0]
    ?.replace(/^# .*\n/, '')
    .replace(/[`*]/g, '')
    .trim();
}

function result(finding: Finding, { context, indices, lines }: At): Record<string, unknown> {
  const { rule, severity, message, evidence = [], fix, source, edition } = finding;
  const { say } = context;
  const text = [say(message), ...evidence.map((item) => `– ${say(item)}`)].join('\n');
  const replaced = fix && change(finding.file, fix, lines(finding.file), context);
  return {
    ruleId: rule,
    ruleIndex: indices.get(rule) ?? -1,
    level: LEVELS[severity],
    message: { text },
    locations: [location(finding, context, true)],
    ...(source
      ? {
          relatedLocations: [
            { id: 0, message: { text: say('check:report.source') }, ...location(source, context) },
          ],
        }
      : {}),
    partialFingerprints: { 'galerada/v1': identityOf(finding, context) },
    ...(replaced
      ? {
          fixes: [
            { description: { text: say('report.fix', { text: fix.text }) }, artifactChanges: [replaced] },
          ],
        }
      : {}),
    ...(edition === undefined ? {} : { properties: { edition } }),
  };
}

interface Placed {
  readonly file: string;
  readonly start?: Position | undefined;
  readonly end?: Position | undefined;
}

function location({ file, start, end }: Placed, context: ReportContext, withSnippet = false) {
  const artifactLocation = { uri: uriOf(file, context) };
  if (!start) return { physicalLocation: { artifactLocation } };
  const excerpt = withSnippet && excerptOf({ file, start, ...(end ? { end } : {}) }, context.sourceOf);
  const snippet = excerpt ? { snippet: { text: excerpt.marked } } : {};
  return { physicalLocation: { artifactLocation, region: { ...region(start, end), ...snippet } } };
}

function region(start: Position, end: Position | undefined) {
  const range = { startLine: start.line, startColumn: start.column };
  return end ? { ...range, endLine: end.line, endColumn: end.column } : range;
}

/** A relative reference: what a URI would read as something else is encoded. */
function uriOf(file: string, { prefix = '' }: ReportContext): string {
  return `${prefix}${file}`.split('/').map(encodeURIComponent).join('/');
}

function change(
  file: string,
  { start, end, text }: Fix,
  lines: LineIndex | undefined,
  context: ReportContext,
) {
  if (!lines) return undefined;
  const deletedRegion = region(positionAt(lines, start), positionAt(lines, end));
  return {
    artifactLocation: { uri: uriOf(file, context) },
    replacements: [{ deletedRegion, insertedContent: { text } }],
  };
}

function suppression({ how, reason, by }: SilencedFinding) {
  const why = [reason, by].filter(Boolean).join(' – ');
  return {
    kind: how === 'inline' ? 'inSource' : 'external',
    status: 'accepted',
    ...(why ? { justification: why } : {}),
  };
}

function lineIndices({ sourceOf }: ReportContext): At['lines'] {
  const known = new Map<string, LineIndex | undefined>();
  return (file) => {
    if (!known.has(file)) {
      const text = sourceOf(file);
      known.set(file, text === undefined ? undefined : indexLines(text));
    }
    return known.get(file);
  };
}
