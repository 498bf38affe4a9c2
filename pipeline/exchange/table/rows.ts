/** Tables for people without a tool for translators: a row for each segment. */
import type { CodedText } from '../../model/coded-text.ts';
import { fail, ok, type Result } from '../../model/finding.ts';
import { expand } from '../codes.ts';
import type { ExchangeDocument, Returned } from '../model.ts';

export const COLUMNS = ['id', 'article', 'source', 'target', 'state', 'comment'] as const;

/** The header and one row for each segment, all of them text. */
export function toRows({ files }: ExchangeDocument): string[][] {
  const rows = files.flatMap((file) =>
    file.units.flatMap(({ segments }) =>
      segments.map((segment) => {
        const show = (text: CodedText) => (file.kind === 'strings' ? expand(text, segment.codes) : text);
        const comments = segment.comments.map(({ by, text }) => `${by}: ${text}`).join('\n');
        return [
          segment.id,
          file.original,
          show(segment.source),
          show(segment.target),
          segment.state,
          comments,
        ];
      }),
    ),
  );
  return [[...COLUMNS], ...rows];
}

/** Row by row. Columns are known by their names, in any order; others are passed over. */
export class Rows {
  readonly #file: string;
  #header: readonly string[] | undefined;
  #line = 0;

  constructor(file: string) {
    this.#file = file;
  }

  get isEmpty(): boolean {
    return this.#header === undefined;
  }

  /** Undefined for the header, and for a row without an id. */
  read(row: readonly string[]): Result<Returned> | undefined {
    this.#line++;
    if (this.#header) return this.#segment(row, this.#header);
    const header = row.map((name) => name.trim().toLowerCase());
    this.#header = header;
    if (['id', 'article', 'target'].every((name) => header.includes(name))) return undefined;
    const found = header.join(', ').slice(0, 200);
    return fail({ reason: 'invalid', file: this.#file, expected: COLUMNS.join(', '), found });
  }

  #segment(row: readonly string[], header: readonly string[]): Result<Returned> | undefined {
    const cell = (name: (typeof COLUMNS)[number]): string => row[header.indexOf(name)] ?? '';
    const id = cell('id').trim();
    if (id === '') return undefined;
    return ok({
      file: cell('article').trim(),
      unit: id,
      segment: id,
      ...(header.includes('source') ? { source: cell('source') as CodedText } : {}),
      target: cell('target') as CodedText,
      state: cell('state').trim(),
      comments: commentsOf(cell('comment')),
      at: { line: this.#line, column: 1 },
    });
  }
}

function commentsOf(cell: string): Returned['comments'] {
  return cell
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const [, by, text] = /^([^:]{1,60}): (.+)$/.exec(line) ?? [];
      return by && text ? { text, by } : { text: line };
    });
}
