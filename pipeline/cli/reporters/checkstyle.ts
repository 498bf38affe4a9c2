import { failureLines } from '../failures.ts';
import type { Reporter } from './report.ts';
import { attributes } from './xml.ts';

/** Checkstyle's XML, as Jenkins, SonarQube and reviewdog read it: one `file` for each file, an `error` for each finding. */
export const checkstyleReporter: Reporter = ({ findings, failures }, { say }) => {
  const errors = new Map<string, string[]>();
  const add = (file: string, values: Parameters<typeof attributes>[0]) => {
    const list = errors.get(file) ?? [];
    list.push(`    <error${attributes(values)}/>`);
    errors.set(file, list);
  };
  for (const failure of failures) {
    const { what, hint } = failureLines(failure, say);
    const start = 'start' in failure ? failure.start : undefined;
    const file = 'file' in failure ? failure.file : '.';
    const source = `galerada.${failure.reason}`;
    add(file, {
      line: start?.line ?? 1,
      column: start?.column,
      severity: 'error',
      message: `${what} ${hint}`,
      source,
    });
  }
  for (const { file, start, severity, message, rule } of findings) {
    const place = { line: start?.line ?? 1, column: start?.column };
    add(file, { ...place, severity, message: say(message), source: `galerada.${rule}` });
  }
  const files = [...errors].map(
    ([file, list]) => `  <file${attributes({ name: file })}>\n${list.join('\n')}\n  </file>`,
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<checkstyle version="4.3">',
    ...files,
    '</checkstyle>',
  ].join('\n');
};
