/** Fixtures that people can read: what is wrong stands between ⟦ and ⟧, under the heading that says so. */

export interface FixtureCase {
  readonly source: string;
  readonly sourceLanguage: 'en' | 'es';
  readonly target: string;
  /** Where findings are expected, in the target. */
  readonly marks: readonly { readonly start: number; readonly end: number }[];
  /** The target once every fix is written. */
  readonly fixed?: string;
  readonly locale: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly isWrong: boolean;
  readonly line: number;
}

/** Throws for a case without a clear expectation. */
export function parseFixture(file: string, text: string): FixtureCase[] {
  const cases: FixtureCase[] = [];
  let section = '';
  let fields: [string, string][] = [];
  let line = 0;
  const finish = () => {
    if (fields.length > 0) cases.push(toCase(file, { fields, section, line }));
    fields = [];
  };
  for (const [at, row] of text.split('\n').entries()) {
    const heading = /^## (.*)/.exec(row)?.[1];
    const [, dash, name, value] = /^(- | {2})([\w.]+): (.*)$/.exec(row) ?? [];
    if (heading !== undefined || dash === '- ') finish();
    if (heading !== undefined) section = heading;
    if (dash === '- ') line = at + 1;
    if (name !== undefined && value !== undefined && /^(?:Wrong|Right)$/.test(section))
      fields.push([name, value]);
  }
  finish();
  return cases;
}

interface Written {
  readonly fields: readonly [string, string][];
  readonly section: string;
  readonly line: number;
}

function toCase(file: string, { fields, section, line }: Written): FixtureCase {
  const [first, second, ...rest] = fields.map(([name, value]) => [name, decode(value)] as const);
  if (!first || !second) throw new Error(`${file}:${line}: expected a source and a target`);
  const { text, marks } = readMarks(second[1]);
  const { fixed, locale, ...settings } = Object.fromEntries(rest) as Record<string, string>;
  const isWrong = section === 'Wrong';
  if (isWrong !== marks.length > 0) {
    throw new Error(`${file}:${line}: a wrong case marks what is wrong with ⟦ ⟧, a right one marks nothing`);
  }
  const sourceLanguage = first[0] === 'en' ? 'en' : 'es';
  return {
    source: first[1],
    sourceLanguage,
    target: text,
    marks,
    ...(fixed === undefined ? {} : { fixed }),
    locale: locale ?? second[0],
    settings,
    isWrong,
    line,
  };
}

/** `\u200b` and `\n` stand for characters that nobody could see. */
function decode(text: string): string {
  return text
    .replace(/\\u([\da-f]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replaceAll('\\n', '\n');
}

function readMarks(text: string) {
  const marks: { start: number; end: number }[] = [];
  let plain = '';
  let start = 0;
  for (const character of text) {
    if (character === '⟦') start = plain.length;
    else if (character === '⟧') marks.push({ start, end: plain.length });
    else plain += character;
  }
  return { text: plain, marks };
}
