/** To say where each key of a file stands takes as much work for each, however many there are. Work is counted. */
import type { Node } from 'jsonc-parser';
import { expect, it, vi } from 'vitest';
import { parseJson } from '../../pipeline/validate/json.ts';

const looks = vi.hoisted(() => ({ count: 0 }));

vi.mock('jsonc-parser', async (original) => {
  const real = await original<typeof import('jsonc-parser')>();
  const counted = (node: Node): Node => {
    const children = node.children?.map(counted);
    return new Proxy(children ? { ...node, children } : node, {
      get: (target, name, self) => {
        looks.count++;
        return Reflect.get(target, name, self);
      },
    });
  };
  const parseTree = (...given: Parameters<typeof real.parseTree>) => {
    const root = real.parseTree(...given);
    return root && counted(root);
  };
  return { ...real, parseTree };
});

it('places of all keys of one object', () => {
  const looksFor = (count: number) => {
    looks.count = 0;
    const keys = Array.from({ length: count }, (_, at) => `key${at}`);
    const text = JSON.stringify(Object.fromEntries(keys.map((key) => [key, 'a'])));
    const parsed = parseJson('a.json', text);
    if (!parsed.ok) throw new Error('not read');
    for (const key of keys) {
      const { start } = parsed.value.range([key], 'key');
      expect(text.startsWith(`"${key}"`, start)).toBe(true);
    }
    return looks.count;
  };
  expect(looksFor(800)).toBeLessThan(4.1 * looksFor(200));
});
