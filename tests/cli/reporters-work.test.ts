/** However many findings there are, each costs a report the same. Work is counted, not timed. */
import { describe, expect, it } from 'vitest';
import { createSay } from '../../pipeline/cli/messages.ts';
import { checkPage } from '../../pipeline/cli/reporters/check-html.ts';
import { REPORTERS } from '../../pipeline/cli/reporters/index.ts';
import { wholeOf } from '../../pipeline/cli/reporters/pieces.ts';
import type { ReportContext } from '../../pipeline/cli/reporters/report.ts';
import type { Finding } from '../../pipeline/model/finding.ts';

const LINES = 'Más  noticias , menos ruido\n'.repeat(1_000);
const context: ReportContext = {
  say: createSay('en'),
  style: (_, text) => text,
  sourceOf: () => LINES,
  fingerprint: ({ file, start }) => `${file}:${start?.line}`,
};

/** Findings in a few files, in the order of file and line; `told` hears of every look at one. */
function findingsOf(count: number, told: () => void = () => undefined): Finding[] {
  return Array.from({ length: count }, (_, at): Finding => {
    const line = 1 + (at % 1_000);
    const finding: Finding = {
      rule: at % 2 ? 'double-space' : 'space-before',
      severity: at % 3 ? 'warning' : 'error',
      file: `locales/es/part${Math.floor((4 * at) / count)}.json`,
      start: { line, column: 4 },
      end: { line, column: 6 },
      edition: 'es',
      message: { key: 'check:double-space', values: { found: '  ' } },
      fix: { start: 3, end: 5, text: ' ' },
    };
    return new Proxy(finding, {
      get: (target, name, self) => {
        told();
        return Reflect.get(target, name, self);
      },
    });
  });
}

/** Of all pieces, none of which is kept. */
function lengthOf(pieces: Iterable<string>): number {
  let length = 0;
  for (const piece of pieces) length += piece.length;
  return length;
}

describe('a report of very many findings', () => {
  const reporters = Object.entries({ ...REPORTERS, html: checkPage });

  it.each(reporters)('%s looks at each as often as at one of few', (_, render) => {
    const looksAt = (count: number) => {
      let looks = 0;
      lengthOf(render({ findings: findingsOf(count, () => looks++), failures: [] }, context));
      return looks;
    };
    // Sorting looks a little more often at each of more.
    expect(looksAt(4_000)).toBeLessThan(4 * 1.3 * looksAt(1_000));
  });

  it('text is as long as it must be', () => {
    const findings = findingsOf(130_000);
    const lines = wholeOf(REPORTERS.text({ findings, failures: [] }, context)).split('\n');
    expect(lines.filter((line) => line.includes('double-space')).length).toBe(65_000);
  });

  const long = (['text', 'json', 'github', 'sarif', 'gitlab', 'junit', 'checkstyle'] as const).map(
    (format) => [format, REPORTERS[format]] as const,
  );

  it.each(long)('%s may be longer than any text', (_, render) => {
    const said = 'x'.repeat(1 << 20);
    const say = () => said;
    const [finding] = findingsOf(1);
    const findings = Array.from({ length: LONGEST / said.length }, () => finding!);
    const pieces = render({ findings, failures: [] }, { ...context, say, sourceOf: () => undefined });
    expect(lengthOf(pieces)).toBeGreaterThan(LONGEST);
  });
});

/** More UTF-16 units than V8 puts into one string. */
const LONGEST = 1 << 29;
