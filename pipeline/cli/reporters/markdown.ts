import type { Finding, Severity } from '../../model/finding.ts';
import { failureLines } from '../failures.ts';
import { countBySeverity, type ReportContext, type Reporter } from './report.ts';

const MARKS = { error: '🔴', warning: '🟠', info: '🔵' } as const satisfies Record<Severity, string>;
const RANK = { error: 0, warning: 1, info: 2 } as const satisfies Record<Severity, number>;
/** A comment is read, not scrolled. */
const SHOWN = 20;

/** A summary for a comment on a pull request: how many of which rule, and the worst of them. */
export const markdownReporter: Reporter = ({ findings, failures, silenced = [] }, context) => {
  const { say } = context;
  const { error, warning, info } = countBySeverity(findings);
  const parts = [
    failures.length && say('report.failures', { count: failures.length }),
    error && say('report.errors', { count: error }),
    warning && say('report.warnings', { count: warning }),
    info && say('report.infos', { count: info }),
  ].filter(Boolean);
  const quiet = silenced.length ? ` ${say('check:report.silenced', { count: silenced.length })}` : '';
  const head = `**galerada check:** ${parts.length ? `${parts.join(', ')}.` : `✅ ${say('report.clean')}`}${quiet}`;
  const broken = failures.map((failure) => {
    const { place, what, hint } = failureLines(failure, say);
    return `- ${place ? `\`${plain(place)}\` ` : ''}${escapeMarkdown(what)} ${escapeMarkdown(hint)}`;
  });
  // So short that it is one piece.
  return [
    [head, broken.join('\n'), ruleTable(findings, context), worst(findings, context)]
      .filter(Boolean)
      .join('\n\n'),
  ];
};

function ruleTable(findings: readonly Finding[], { say }: ReportContext): string {
  if (!findings.length) return '';
  const head = ['check:page.byRule', 'check:page.error', 'check:page.warning', 'check:page.info'].map((key) =>
    say({ key }),
  );
  const rows = [...Map.groupBy(findings, ({ rule }) => rule)]
    .map(([rule, own]) => ({ rule, ...countBySeverity(own) }))
    .sort((a, b) => b.error - a.error || b.warning - a.warning || b.info - a.info);
  const cells = rows.map(
    ({ rule, error, warning, info }) => `| \`${rule}\` | ${error} | ${warning} | ${info} |`,
  );
  return [`| ${head.join(' | ')} |`, '|---|--:|--:|--:|', ...cells].join('\n');
}

function worst(findings: readonly Finding[], { say, prefix = '' }: ReportContext): string {
  if (!findings.length) return '';
  const sorted = [...findings].sort((a, b) => RANK[a.severity] - RANK[b.severity]);
  const lines = sorted.slice(0, SHOWN).map(({ severity, file, start, message, rule }) => {
    const place = `${prefix}${file}${start ? `:${start.line}:${start.column}` : ''}`;
    return `- ${MARKS[severity]} \`${plain(place)}\` ${escapeMarkdown(say(message))} (\`${rule}\`)`;
  });
  const more = sorted.length - SHOWN;
  return [...lines, ...(more > 0 ? [`- ${say('check:page.more', { count: more })}`] : [])].join('\n');
}

/** Text as text: no markup, no mentions of people, no HTML, one line. */
function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replace(/[\\`*_{}[\]()#+!|~>]/g, '\\$&')
    .replaceAll('@', '@\u200b');
}

function plain(text: string): string {
  return text.replace(/[`\r\n|]/g, ' ');
}
