/** What was adopted, for people and for programs. */
import type { AdoptCounts, AdoptedFile, AdoptedSegment } from '../../plan/adopt.ts';
import type { Invocation } from '../command.ts';
import { REPORTERS } from './index.ts';
import { wholeOf } from './pieces.ts';

export interface AdoptReport {
  readonly files: readonly {
    readonly article: string;
    readonly target: string;
    readonly result: AdoptedFile;
  }[];
  /** Articles for which no translated file was found. */
  readonly unpaired: readonly string[];
  readonly output: string;
}

/** Articles named when no file was found for them. */
const NAMED = 10;

export function printAdoption(report: AdoptReport, invocation: Invocation): void {
  const { format, terminal, say } = invocation;
  if (format === 'json') {
    terminal.out(JSON.stringify(asJson(report), null, 2));
    return;
  }
  const findings = report.files.flatMap(({ result }) => result.findings);
  if (findings.length > 0 || format === 'github') {
    const context = { say, style: terminal.style, sourceOf: () => undefined };
    const text = wholeOf(REPORTERS[format]({ findings, failures: [] }, context));
    if (text) terminal.out(text);
  }
  if (!invocation.quiet && format === 'text') terminal.out(lines(report, invocation).join('\n'));
}

function lines(report: AdoptReport, { say, options }: Invocation): string[] {
  const { files, unpaired, output } = report;
  if (options['output'] && files.length === 0) return [say('adopt:report.noEdits', { folder: output })];
  const printed = files.flatMap(({ article, target, result }) => [
    say('adopt:report.file', { source: article, target }),
    say('adopt:report.counts', { ...result.counts }),
    ...(options['explain'] ? result.segments.map((segment) => segmentLine(segment, say)) : []),
  ]);
  if (files.length > 1) printed.push(say('adopt:report.total', { count: files.length, ...sum(files) }));
  if (unpaired.length > 0) {
    const list = unpaired.slice(0, NAMED).join(', ') + (unpaired.length > NAMED ? ' …' : '');
    printed.push(say('adopt:report.unpaired', { count: unpaired.length, list }));
  }
  if (options['dry-run']) printed.push(say('adopt:report.dryRun'));
  return printed;
}

function segmentLine(
  { line, confidence, source, target, taken, why }: AdoptedSegment,
  say: Invocation['say'],
): string {
  return say('adopt:report.segment', {
    line,
    percent: Math.round(confidence * 100),
    what: say(`adopt:what.${why ?? taken}`),
    source,
    target,
  });
}

function sum(files: AdoptReport['files']): Record<keyof AdoptCounts, number> {
  const total = { total: 0, adopted: 0, suggested: 0, conflicts: 0, missing: 0, extra: 0 };
  for (const { result } of files)
    for (const name of Object.keys(total) as (keyof AdoptCounts)[]) total[name] += result.counts[name];
  return total;
}

function asJson({ files, unpaired }: AdoptReport): object {
  return {
    total: sum(files),
    unpaired,
    files: files.map(({ article, target, result }) => ({
      article,
      target,
      record: result.path,
      counts: result.counts,
      segments: result.segments,
      findings: result.findings,
    })),
  };
}
