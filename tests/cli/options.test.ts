import { describe, expect, it } from 'vitest';
import { nearest, parseOptions, SHARED_OPTIONS } from '../../pipeline/cli/options.ts';

const TABLE = {
  ...SHARED_OPTIONS,
  frozen: { type: 'boolean' },
  html: { type: 'string', value: 'FILE' },
} as const;

describe('argv to options', () => {
  it.each([
    [[], {}, []],
    [['--frozen'], { frozen: true }, []],
    [['-q', 'a.md'], { quiet: true }, ['a.md']],
    [['--cwd', 'site', '--format=json'], { cwd: 'site', format: 'json' }, []],
    [['--html', 'x.html', '--', '--odd-name.md'], { html: 'x.html' }, ['--odd-name.md']],
  ])('%j', (argv, values, positionals) => {
    expect(parseOptions(argv, TABLE)).toEqual({
      ok: true,
      values: expect.objectContaining(values),
      positionals,
    });
  });

  it.each([
    [['--frozn'], { problem: 'unknown-option', given: '--frozn', suggestion: '--frozen' }],
    [['--zzzzzzzz'], { problem: 'unknown-option', given: '--zzzzzzzz' }],
    [['--html'], { problem: 'needs-value', given: '--html', expected: 'FILE' }],
    [['--html', '--frozen'], { problem: 'needs-value', given: '--html', expected: 'FILE' }],
    [['--frozen=yes'], { problem: 'takes-no-value', given: '--frozen' }],
    [['--format', 'jsn'], { problem: 'bad-choice', given: '--format jsn', suggestion: 'json' }],
  ])('%j is refused', (argv, error) => {
    expect(parseOptions(argv, TABLE)).toEqual({ ok: false, error: expect.objectContaining(error) });
  });

  it('suggests what is near and nothing that is not', () => {
    expect(nearest('biuld', ['build', 'check'])).toBe('build');
    expect(nearest('publish', ['build', 'check'])).toBeUndefined();
  });
});
