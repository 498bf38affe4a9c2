/** The index of what an edition says is the same, however it came to be. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RecordSegment } from '../../pipeline/model/segment.ts';
import { Echoes } from '../../pipeline/plan/review-echoes.ts';
import type { Galley } from '../../pipeline/plan/review-galley.ts';

const SOURCES = ['Read more', 'The river rises', 'Nobody was hurt'];
const text = fc.constantFrom('', 'Leer más', 'El <1>río</1> crece', ' El río crece', 'Nadie');

/** Four sentences of three sources, in one of two articles of an edition. */
const galley = (id: string, targets: readonly string[]): Galley => {
  const segments = targets.map((_, at) => ({ id: `s${at}`, source: SOURCES[at % 3] }));
  const entries = targets.map((target, at) => [`s${at}`, { id: `s${at}`, target } as RecordSegment] as const);
  const planned = { edition: { name: 'es' }, segments };
  return { id, article: { article: { id } }, planned, entries: new Map(entries) } as unknown as Galley;
};

const state = fc.array(text, { minLength: 4, maxLength: 4 });

function besideAll(echoes: Echoes, galleys: readonly Galley[]): string[] {
  return galleys.flatMap((one) =>
    one.planned.segments.map((segment) =>
      echoes
        .beside(one, segment, one.entries.get(segment.id)?.target ?? '')
        .map((said) => `${said.galley} ${said.segment.id} ${said.target}`)
        .sort()
        .join('|'),
    ),
  );
}

describe('what an edition says', () => {
  it('is the same after any replacements as read anew', () => {
    fc.assert(
      fc.property(state, state, fc.array(fc.tuple(fc.nat(1), state), { maxLength: 8 }), (a, b, changes) => {
        const now = [galley('a', a), galley('b', b)];
        const echoes = new Echoes();
        for (const one of now) echoes.add(one);
        for (const [which, targets] of changes) {
          const next = galley(now[which]!.id, targets);
          echoes.replace(now[which]!, next);
          now[which] = next;
        }
        const anew = new Echoes();
        for (const one of now) anew.add(one);
        expect(besideAll(echoes, now)).toEqual(besideAll(anew, now));
        for (const one of now) echoes.remove(one);
        expect(besideAll(echoes, now).join('')).toBe('');
      }),
    );
  });

  it('names the sentences elsewhere that a change concerns, before and after', () => {
    const echoes = new Echoes();
    const [a, b] = [galley('a', ['', '', 'Nadie', '']), galley('b', ['', 'Nadie', '', ''])];
    echoes.add(a);
    echoes.add(b);
    const gone = echoes.replace(b, galley('b', ['', 'El río crece', '', '']));
    expect(gone.map((said) => `${said.galley} ${said.segment.id}`)).toEqual(['a s2']);
  });
});
