/** Each format against its own definition, with texts that try to break out of it. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { createSay } from '../../pipeline/cli/messages.ts';
import { checkPage } from '../../pipeline/cli/reporters/check-html.ts';
import { type Format, REPORTERS } from '../../pipeline/cli/reporters/index.ts';
import { wholeOf } from '../../pipeline/cli/reporters/pieces.ts';
import type { Report, ReportContext } from '../../pipeline/cli/reporters/report.ts';
import type { Finding } from '../../pipeline/model/finding.ts';
import { configOfLocales } from '../../pipeline/plan/check-locales.ts';
import { ruleSummaries } from '../../pipeline/plan/check-rules.ts';
import { validator } from '../../pipeline/validate/schemas.ts';

const SOURCE = '{\n  "title": "Se abrió en 1985,, dice 😀 «él».",\n  "b": "x"\n}\n';
const say = createSay('en');
const context: ReportContext = {
  say,
  style: (_, text) => text,
  sourceOf: (file) => (file === 'content/a b&c.es.json' ? SOURCE : undefined),
  rules: ruleSummaries(configOfLocales('locales')),
  pageOf: (rule) =>
    rule === 'number-value' ? '# number-value\n\nThe same `numbers`.\n\n## Wrong\n' : undefined,
  fingerprint: ({ rule }) => rule.padEnd(16, 'a'),
};

const FINDINGS: Finding[] = [
  {
    rule: 'number-value',
    severity: 'error',
    message: { key: 'check:number-value.changed', values: { number: '1985', expected: '<1984> & "so"' } },
    file: 'content/a b&c.es.json',
    start: { line: 2, column: 25 },
    end: { line: 2, column: 29 },
    evidence: [{ key: 'check:evidence.oldTarget', values: { text: 'antes' } }],
    edition: 'es',
    source: { file: 'content/a.md', start: { line: 3, column: 1 }, end: { line: 3, column: 9 } },
  },
  {
    rule: 'doubled-punctuation',
    severity: 'warning',
    message: { key: 'check:doubled-punctuation', values: { found: ',,' } },
    file: 'content/a b&c.es.json',
    start: { line: 2, column: 29 },
    end: { line: 2, column: 31 },
    fix: { start: 30, end: 32, text: ',' },
    edition: 'es',
  },
  {
    rule: 'record-orphan',
    severity: 'info',
    message: { key: 'check:record-orphan', values: { article: 'x' } },
    file: 'z.json',
  },
];
const REPORT: Report = {
  findings: FINDINGS,
  failures: [
    {
      reason: 'unparsable',
      file: 'locales/es/x.json',
      start: { line: 1, column: 2 },
      detail: 'value expected',
    },
  ],
  silenced: [{ finding: FINDINGS[1]!, how: 'dismissed', reason: 'so it is said', by: 'ana' }],
};

function render(format: Format, report: Report, about: ReportContext): string {
  return wholeOf(REPORTERS[format](report, about));
}

const anyFinding = fc
  .record({
    text: fc.string({ unit: 'binary' }),
    file: fc.string({ unit: 'binary', minLength: 1 }),
    severity: fc.constantFrom('error', 'warning', 'info'),
    line: fc.nat(5),
    column: fc.nat(80),
    edition: fc.option(fc.string({ minLength: 1 }), { nil: undefined }),
  })
  .map(
    ({ text, file, severity, line, column, edition }): Finding => ({
      rule: 'url',
      severity: severity as Finding['severity'],
      message: { key: 'check:url.changed', values: { found: text, expected: text } },
      file,
      start: { line: line + 1, column: column + 1 },
      end: { line: line + 1, column: column + 2 },
      ...(edition === undefined ? {} : { edition }),
    }),
  );
const anyReport = fc
  .array(anyFinding, { maxLength: 4 })
  .map((findings): Report => ({ findings, failures: [] }));

/** Undefined when the text is well-formed XML. */
function xmlFault(text: string): string | undefined {
  let fault: string | undefined;
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    fault ??= error.message;
  });
  parser.write(text).close();
  return fault;
}

describe('SARIF', () => {
  // The OASIS schema 2.1.0-rtm.5 as Microsoft's SDK publishes it; its `$schema` and `id` name drafts ajv has no words for.
  const file = path.join(import.meta.dirname, '../check/support/sarif-2.1.0.schema.json');
  const { $schema: _, id: __, ...schema } = JSON.parse(readFileSync(file, 'utf8'));
  const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);

  it('is what the official schema asks for', () => {
    const log = JSON.parse(render('sarif', REPORT, context));
    expect(validate(log), JSON.stringify(validate.errors)).toBe(true);
    const [run] = log.runs;
    expect(run.results).toHaveLength(4);
    const [first, second, , quiet] = run.results;
    expect(run.tool.driver.rules[first.ruleIndex]).toMatchObject({
      id: 'number-value',
      help: { text: 'The same numbers.', markdown: expect.stringContaining('## Wrong') },
    });
    expect(first.locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'content/a%20b%26c.es.json' },
      region: { startLine: 2, startColumn: 25, endLine: 2, endColumn: 29, snippet: { text: '1985' } },
    });
    expect(first.relatedLocations[0].physicalLocation.region.startLine).toBe(3);
    expect(second.fixes[0].artifactChanges[0].replacements).toEqual([
      {
        deletedRegion: { startLine: 2, startColumn: 29, endLine: 2, endColumn: 31 },
        insertedContent: { text: ',' },
      },
    ]);
    expect(quiet.suppressions).toEqual([
      { kind: 'external', status: 'accepted', justification: 'so it is said – ana' },
    ]);
    expect(run.invocations[0].executionSuccessful).toBe(false);
    expect(new Set(run.tool.driver.rules.map(({ id }: { id: string }) => id)).size).toBe(
      run.tool.driver.rules.length,
    );
  });

  it('refuses what is not SARIF, so that the schema is known to be at work', () => {
    expect(validate({ version: '2.1.0', runs: [{ results: [{}] }] })).toBe(false);
  });

  it('bears any text', () => {
    fc.assert(
      fc.property(
        anyReport,
        (report) => void expect(validate(JSON.parse(render('sarif', report, context)))).toBe(true),
      ),
      {
        numRuns: 30,
      },
    );
  });
});

describe('JSON', () => {
  it('is what the published schema asks for, whatever the text', () => {
    expect(validator('findings')(JSON.parse(render('json', REPORT, context)))).toEqual([]);
    fc.assert(
      fc.property(anyReport, (report) => {
        expect(validator('findings')(JSON.parse(render('json', report, context)))).toEqual([]);
      }),
    );
  });
});

describe('GitLab code quality', () => {
  it('has what GitLab asks for, and each fingerprint once', () => {
    const twice = { ...REPORT, findings: [...FINDINGS, FINDINGS[0]!] };
    const issues = JSON.parse(render('gitlab', twice, { ...context, prefix: 'site/' }));
    for (const issue of issues)
      expect(issue).toEqual({
        description: expect.stringMatching(/./),
        check_name: expect.stringMatching(/./),
        fingerprint: expect.stringMatching(/./),
        severity: expect.stringMatching(/^(?:info|minor|major|critical|blocker)$/),
        location: {
          path: expect.stringMatching(/^site\//),
          lines: expect.objectContaining({ begin: expect.any(Number) }),
        },
      });
    const prints = issues.map(({ fingerprint }: { fingerprint: string }) => fingerprint);
    expect(new Set(prints).size).toBe(prints.length);
  });
});

describe.each(['junit', 'checkstyle'] as const)('%s', (format) => {
  it('is well-formed XML, whatever the text', () => {
    expect(xmlFault(render(format, REPORT, context))).toBeUndefined();
    expect(xmlFault(render(format, { findings: [], failures: [] }, context))).toBeUndefined();
    fc.assert(
      fc.property(
        anyReport,
        (report) => void expect(xmlFault(render(format, report, context))).toBeUndefined(),
      ),
    );
  });
});

describe('JUnit', () => {
  it('counts what fails, and passes when all is well', () => {
    const text = render('junit', REPORT, context);
    expect(text).toContain('<testsuites name="galerada check" tests="4" failures="2" errors="1">');
    expect(text.match(/<failure /g)).toHaveLength(2);
    expect(text.match(/<skipped /g)).toHaveLength(1);
    const clean = render('junit', { findings: [], failures: [] }, context);
    expect(clean).toContain('tests="1" failures="0"');
    expect(clean).not.toContain('<failure');
  });
});

describe('Checkstyle', () => {
  it('names file, line, column and rule', () => {
    expect(render('checkstyle', REPORT, context)).toContain(
      '<file name="content/a b&amp;c.es.json">\n    <error line="2" column="25" severity="error" message="&quot;1985&quot; stands where the source has &quot;&lt;1984&gt; &amp; &quot;so&quot;&quot;.',
    );
  });
});

describe('GitHub annotations', () => {
  it('are one line each, whatever the text', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const text = render('github', report, context);
        const lines = text === '' ? [] : text.split(/\r\n|\n|\r/);
        expect(lines).toHaveLength(report.findings.length);
        for (const [at, line] of lines.entries()) {
          const [, properties = ''] = /^::(?:error|warning|notice) (.*?)::/.exec(line) ?? [];
          const file = properties.split(',')[0]!.slice('file='.length);
          const unescaped = file.replace(/%(3A|2C|0D|0A|25)/g, (_, code: string) =>
            String.fromCharCode(Number.parseInt(code, 16)),
          );
          expect(unescaped).toBe(report.findings[at]!.file);
        }
      }),
    );
  });
});

describe('text', () => {
  it('groups by file and puts a caret under the place', () => {
    const text = render('text', REPORT, context);
    expect(text).toContain('content/a b&c.es.json (2)\n  2:25  error  ');
    const lines = text.split('\n');
    const at = lines.findIndex((line) => line.includes('Se abrió'));
    const caret = lines[at + 1]!;
    expect(lines[at]!.slice(caret.indexOf('^'), caret.lastIndexOf('^') + 1)).toBe('1985');
    expect(text).toContain('translates content/a.md:3:1');
    expect(text).toContain(
      '1 failure, 1 error, 1 warning, 1 remark in 2 files. 1 can be put right with --fix. (1 more is known or suppressed.)',
    );
  });
});

describe('the page', () => {
  it('has no script and fetches nothing, whatever the text', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const html = checkPage(report, context);
        expect(html).not.toMatch(/<script|\ssrc=|href="(?!#)|@import|url\(/i);
        expect(html.match(/<details/g)?.length ?? 0).toBe(html.match(/<\/details>/g)?.length ?? 0);
      }),
    );
  });

  it('shows the place in its line, with what would stand there', () => {
    const html = checkPage(REPORT, context);
    expect(html).toContain('<mark class="warning">,,</mark><ins>,</ins>');
    expect(html).toContain('By edition');
    expect(html).toContain('href="#number-value"');
    expect(html).toContain('dismissed – so it is said – ana');
  });
});
