/** A report is printed as it comes, no faster than it is read. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printPieces } from '../../pipeline/cli/print-pieces.ts';
import { record } from '../../pipeline/cli/recording.ts';
import type { Terminal } from '../../pipeline/cli/terminal.ts';

const quiet = {
  err: () => undefined,
  interactive: false,
  columns: 80,
  style: (_: unknown, text: string) => text,
};

describe('printPieces', () => {
  it('prints what the whole would print', async () => {
    const piece = fc.tuple(fc.constantFrom('', '\n', 'a\n\n', 'é', 'line\nline'), fc.nat(70_000));
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 6 }), async (list) => {
        const pieces = list.map(([text, times]) => text + 'x'.repeat(times));
        let printed = '';
        const out = (text: string) => {
          printed += `${text}\n`;
        };
        await printPieces(pieces, { ...quiet, out });
        const whole = pieces.join('');
        expect(printed === (whole ? `${whole}\n` : '')).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('asks for no more until what it wrote has gone', async () => {
    let asked = 0;
    function* pieces() {
      for (; asked < 9; asked++) yield `${'x'.repeat(1 << 16)}\n`;
    }
    let go: () => void = () => undefined;
    const drained = () =>
      new Promise<void>((resolve) => {
        go = resolve;
      });
    const terminal: Terminal = { ...quiet, out: () => undefined, drained };
    const done = printPieces(pieces(), terminal);
    expect(asked).toBe(0);
    go();
    await new Promise(setImmediate);
    expect(asked).toBe(1);
    for (let left = 0; left < 9; left++) {
      go();
      await new Promise(setImmediate);
    }
    await done;
    expect(asked).toBe(9);
  });
});

describe('a recording', () => {
  it('is not kept where more was printed than anybody keeps', () => {
    const { terminal, isShort } = record({ ...quiet, out: () => undefined });
    terminal.out('short');
    expect(isShort()).toBe(true);
    for (let at = 0; at < 80; at++) terminal.out('x'.repeat(1 << 20));
    expect(isShort()).toBe(false);
  });
});
