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

/** Columns are known by their names, in any order; others are passed over. */
export function fromRows(file: string, rows: readonly (readonly string[])[]): Result<Returned[]> {
  const header = (rows[0] ?? []).map((name) => name.trim().toLowerCase());
  const missing = (['id', 'article', 'target'] as const).filter((name) => !header.includes(name));
  if (missing.length)
    return fail({
      reason: 'invalid',
      file,
      expected: COLUMNS.join(', '),
      found: header.join(', ').slice(0, 200),
    });
  const cell = (row: readonly string[], name: string): string => row[header.indexOf(name)] ?? '';
  return ok(
    rows.slice(1).flatMap((row, at): Returned[] => {
      const id = cell(row, 'id').trim();
      if (id === '') return [];
      return [
        {
          file: cell(row, 'article').trim(),
          unit: id,
          segment: id,
          ...(header.includes('source') ? { source: cell(row, 'source') as CodedText } : {}),
          target: cell(row, 'target') as CodedText,
          state: cell(row, 'state').trim(),
          comments: commentsOf(cell(row, 'comment')),
          at: { line: at + 2, column: 1 },
        },
      ];
    }),
  );
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
