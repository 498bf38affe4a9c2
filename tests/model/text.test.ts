import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexLines, positionAt } from '../../pipeline/model/text.ts';

describe('positions', () => {
  it('counts lines that end in LF, CRLF and a lone CR', () => {
    const lines = indexLines('a\nbc\r\nd\re');
    expect(lines).toEqual([0, 2, 6, 8]);
    expect(positionAt(lines, 3)).toEqual({ line: 2, column: 2 });
    expect(positionAt(lines, 8)).toEqual({ line: 4, column: 1 });
  });

  it('finds each offset in the line that holds it', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'ñ', '\n', '\r\n', '\r', '😀')), (parts) => {
        const text = parts.join('');
        const lines = indexLines(text);
        for (let offset = 0; offset <= text.length; offset++) {
          const { line, column } = positionAt(lines, offset);
          expect(lines[line - 1]! + column - 1).toBe(offset);
          expect(lines[line] === undefined || offset < lines[line]).toBe(true);
        }
      }),
    );
  });
});
