import type { Failure, Finding } from '../../model/finding.ts';
import { failureLines } from '../failures.ts';
import type { Say } from '../messages.ts';
import { lined } from './pieces.ts';
import type { Report, ReportContext, Reporter } from './report.ts';
import { attributes } from './xml.ts';

/** Checkstyle's XML, as Jenkins, SonarQube and reviewdog read it: one `file` for each file, an `error` for each finding. */
export const checkstyleReporter: Reporter = (report, context) => lined(linesOf(report, context));

function* linesOf({ findings, failures }: Report, { say }: ReportContext): Generator<string> {
  const broken = Map.groupBy(failures, (failure) => ('file' in failure ? failure.file : '.'));
  const found = Map.groupBy(findings, ({ file }) => file);
  yield '<?xml version="1.0" encoding="UTF-8"?>';
  yield '<checkstyle version="4.3">';
  for (const file of new Set([...broken.keys(), ...found.keys()])) {
    yield `  <file${attributes({ name: file })}>`;
    for (const failure of broken.get(file) ?? []) yield error(failureValues(failure, say));
    for (const finding of found.get(file) ?? []) yield error(findingValues(finding, say));
    yield '  </file>';
  }
  yield '</checkstyle>';
}

type Values = Parameters<typeof attributes>[0];

function error(values: Values): string {
  return `    <error${attributes(values)}/>`;
}

function failureValues(failure: Failure, say: Say): Values {
  const { what, hint } = failureLines(failure, say);
  const start = 'start' in failure ? failure.start : undefined;
  const place = { line: start?.line ?? 1, column: start?.column };
  return { ...place, severity: 'error', message: `${what} ${hint}`, source: `galerada.${failure.reason}` };
}

function findingValues({ start, severity, message, rule }: Finding, say: Say): Values {
  const place = { line: start?.line ?? 1, column: start?.column };
  return { ...place, severity, message: say(message), source: `galerada.${rule}` };
}
