/** To say where each key of a file stands takes as much work for each, however many there are. Work is counted. */
import { afterEach, expect, it, vi } from 'vitest';
import { parseJson } from '../../pipeline/validate/json.ts';

afterEach(() => vi.restoreAllMocks());

it.each(['key', 'value'] as const)('places of all keys of one object: %s', (part) => {
  const looksFor = (count: number) => {
    const keys = Array.from({ length: count }, (_, at) => `key${at}`);
    const text = JSON.stringify(Object.fromEntries(keys.map((key) => [key, 'a'])));
    const looks = [
      vi.spyOn(String.prototype, 'charCodeAt'),
      vi.spyOn(String.prototype, 'indexOf'),
      vi.spyOn(String.prototype, 'slice'),
      vi.spyOn(Map.prototype, 'get'),
      vi.spyOn(Map.prototype, 'set'),
    ];
    const parsed = parseJson('a.json', text);
    if (!parsed.ok) throw new Error('not read');
    const starts = keys.map((key) => parsed.value.range([key], part).start);
    const sum = looks.reduce((all, look) => all + look.mock.calls.length, 0);
    vi.restoreAllMocks();
    for (const [at, key] of keys.entries())
      expect(text.startsWith(part === 'key' ? `"${key}"` : '"a"', starts[at])).toBe(true);
    return sum;
  };
  const few = looksFor(200);
  expect(few).toBeGreaterThan(200);
  expect(looksFor(800)).toBeLessThan(4.1 * few);
});
