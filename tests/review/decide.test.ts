/** What reviewers do to a segment, as a function. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CodedText } from '../../pipeline/model/coded-text.ts';
import { hashText } from '../../pipeline/model/hash.ts';
import { effectiveState } from '../../pipeline/model/record.ts';
import type { RecordSegment, SegmentId } from '../../pipeline/model/segment.ts';
import { type Decided, type Decision, decide, type Who } from '../../pipeline/review/decide.ts';
import { machineText, versionsOf } from '../../pipeline/review/history.ts';
import { permissionsOf, reviewConfig, reviewerOf } from '../../pipeline/review/policy.ts';
import { segmentTag } from '../../pipeline/review/tag.ts';

const source = 'Read <1>the report</1> now.' as CodedText;

function entry(target: string, more: Partial<RecordSegment> = {}): RecordSegment {
  const text = target as CodedText;
  return {
    id: 'a' as SegmentId,
    source,
    target: text,
    state: target ? 'translated' : 'initial',
    origin: 'machine',
    by: 'deepl',
    sourceHash: hashText(source),
    targetHash: hashText(text),
    ...more,
  };
}

function who(
  name: string,
  review: Parameters<typeof reviewConfig>[0]['review'] = {},
  at = '2026-01-01T00:00:00Z',
): Who {
  const config = reviewConfig({ review });
  const reviewer = reviewerOf(name, config);
  return { reviewer, may: permissionsOf(reviewer, config), at };
}

function done(decided: Decided): RecordSegment {
  if (!decided.ok) throw new Error(decided.refusal.why);
  return decided.entry;
}

const why = (decided: Decided) => (decided.ok ? undefined : decided.refusal.why);
const save = (target: string): Decision => ({ kind: 'save', target });
const APPROVE: Decision = { kind: 'state', state: 'reviewed' };

describe('saving', () => {
  it('makes a text the person’s, translated, and keeps what the machine wrote', () => {
    const saved = done(
      decide(entry('Lee <1>el informe</1> ya.'), save('Lea <1>el informe</1> ahora.'), who('Ana')),
    );
    expect(saved).toMatchObject({
      origin: 'person',
      by: 'Ana',
      state: 'translated',
      at: '2026-01-01T00:00:00Z',
    });
    expect(machineText(saved)).toMatchObject({ target: 'Lee <1>el informe</1> ya.', by: 'deepl' });
  });

  it('the very same text changes nothing, approvals included', () => {
    const approved = done(decide(entry('Lea <1>el informe</1>.'), APPROVE, who('Eva')));
    expect(decide(approved, save('Lea <1>el informe</1>.'), who('Ana'))).toEqual({
      ok: true,
      entry: approved,
    });
  });

  it('another text takes an approval away', () => {
    const approved = done(decide(entry('Lea <1>el informe</1>.'), APPROVE, who('Eva')));
    const saved = done(decide(approved, save('Lea ya <1>el informe</1>.'), who('Ana')));
    expect([effectiveState(saved), saved.approved]).toEqual(['translated', undefined]);
  });

  it('an empty text takes the translation back', () => {
    const saved = done(decide(entry('Lea <1>eso</1>.'), save('  '), who('Ana')));
    expect([saved.target, saved.state, effectiveState(saved)]).toEqual(['', 'initial', 'initial']);
  });

  it('a suggestion that was taken keeps where it is from', () => {
    const taken: Decision = {
      kind: 'save',
      target: 'Lea <1>x</1>.',
      taken: { origin: 'memory', by: 'fuzzy' },
    };
    expect(done(decide(entry(''), taken, who('Ana')))).toMatchObject({ origin: 'memory', by: 'fuzzy' });
  });

  it.each([
    ['a tag that is not of the source', 'Lea <2/>.', '<2/>'],
    ['a tag twice', '<1>Lea</1> <1>eso</1>.', '<1>'],
    ['a pair that is not closed', 'Lea <1>eso.', '<1>'],
    ['a pair that is not opened', 'Lea eso</1>.', '</1>'],
  ])('refuses %s', (_, target, tag) => {
    expect(decide(entry(''), save(target), who('Ana'))).toEqual({
      ok: false,
      refusal: { why: 'codes-broken', tag },
    });
  });

  it('lost tags are a finding, not a refusal', () => {
    expect(decide(entry(''), save('Lea el informe ya.'), who('Ana')).ok).toBe(true);
  });
});

describe('approval', () => {
  it('is bound to both texts', () => {
    const approved = done(decide(entry('Lea <1>eso</1>.'), APPROVE, who('Eva')));
    expect(effectiveState(approved)).toBe('reviewed');
    expect(approved.approved).toEqual({ by: 'Eva', at: '2026-01-01T00:00:00Z' });
    expect(approved.by).toBe('deepl');
    expect(effectiveState({ ...approved, target: 'Otro' as CodedText })).toBe('translated');
    expect(effectiveState({ ...approved, source: 'Other' as CodedText })).toBe('translated');
  });

  it.each([
    ['reader', undefined, 'not-allowed'],
    ['translator', undefined, 'not-allowed'],
    ['reviewer', undefined, undefined],
    ['nobody-knows', undefined, 'not-allowed'],
  ] as const)('by a %s', (role, _, expected) => {
    expect(why(decide(entry('Lea.'), APPROVE, who('Ana', { role })))).toBe(expected);
  });

  it('final needs the role that may give it, and so does taking it back', () => {
    const final = done(decide(entry('Lea.'), { kind: 'state', state: 'final' }, who('Eva')));
    expect(why(decide(final, { kind: 'state', state: 'translated' }, who('Ana', { role: 'reviewer' })))).toBe(
      'not-allowed',
    );
    expect(effectiveState(done(decide(final, { kind: 'state', state: 'translated' }, who('Eva'))))).toBe(
      'translated',
    );
  });

  it('of one’s own work only where the policy lets one', () => {
    const own = done(decide(entry(''), save('Lea <1>eso</1>.'), who('Ana')));
    expect(why(decide(own, APPROVE, who('Ana', { approveOwn: false })))).toBe('own-work');
    expect(why(decide(own, APPROVE, who('Eva', { approveOwn: false })))).toBeUndefined();
    expect(why(decide(own, APPROVE, who('Ana')))).toBeUndefined();
  });

  it('of nothing is refused', () => {
    expect(why(decide(entry(''), APPROVE, who('Ana')))).toBe('empty');
  });
});

describe('history', () => {
  it('says who did what when, and brings back any version', () => {
    let now = entry('Uno <1>x</1>.');
    now = done(decide(now, save('Dos <1>x</1>.'), who('Ana', {}, '2026-01-01T00:00:00Z')));
    now = done(decide(now, APPROVE, who('Eva', {}, '2026-01-02T00:00:00Z')));
    now = done(decide(now, save('Tres <1>x</1>.'), who('Luz', {}, '2026-01-03T00:00:00Z')));
    expect(versionsOf(now).map(({ did, by, target, state }) => [did, by, target, state])).toEqual([
      ['saved', 'Luz', 'Tres <1>x</1>.', 'translated'],
      ['approved', 'Eva', 'Dos <1>x</1>.', 'reviewed'],
      ['saved', 'Ana', 'Dos <1>x</1>.', 'translated'],
      [undefined, 'deepl', 'Uno <1>x</1>.', 'translated'],
    ]);
    const back = done(decide(now, { kind: 'revert', version: 0 }, who('Ana')));
    expect([back.target, back.history?.at(-1)?.did]).toEqual(['Uno <1>x</1>.', 'reverted']);
  });

  it('saves of one sitting are one change', () => {
    let now = entry('Uno.');
    for (const [minute, target] of ['D', 'Do', 'Dos', 'Dos.'].entries())
      now = done(decide(now, save(target), who('Ana', {}, `2026-01-01T00:0${minute}:00Z`)));
    expect(versionsOf(now).map(({ target }) => target)).toEqual(['Dos.', 'Uno.']);
  });

  it('nothing anybody wrote is lost: every text of another person is a version', () => {
    const step = fc.record({
      by: fc.constantFrom('Ana', 'Eva', 'Luz'),
      target: fc.stringMatching(/^[a-z]{1,6}$/),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let now = entry('start');
        // Saving what stands there already writes nothing, and ends nobody's sitting.
        const writing = steps.filter(({ target }, at) => target !== (steps[at - 1]?.target ?? 'start'));
        const lasting = writing.filter(({ by }, at) => writing[at + 1]?.by !== by);
        for (const [at, { by, target }] of steps.entries())
          now = done(
            decide(now, save(target), who(by, {}, `2026-01-01T00:${String(at).padStart(2, '0')}:00Z`)),
          );
        const texts = new Set<string>(versionsOf(now).map(({ target }) => target));
        expect(lasting.every(({ target }) => texts.has(target))).toBe(true);
        expect(texts.has('start')).toBe(true);
      }),
    );
  });
});

describe('comments and dismissals', () => {
  it('comments are resolved and opened again', () => {
    const asked = done(decide(entry('x'), { kind: 'comment', text: ' ¿Seguro? ' }, who('Ana')));
    expect(asked.comments).toEqual([{ text: '¿Seguro?', by: 'Ana', at: '2026-01-01T00:00:00Z' }]);
    const resolved = done(decide(asked, { kind: 'resolve', comment: 0, resolved: true }, who('Eva')));
    expect(resolved.comments?.[0]?.resolved).toBe(true);
    const again = done(decide(resolved, { kind: 'resolve', comment: 0, resolved: false }, who('Eva')));
    expect(again.comments).toEqual(asked.comments);
    expect(why(decide(asked, { kind: 'resolve', comment: 1, resolved: true }, who('Eva')))).toBe(
      'no-such-comment',
    );
  });

  it('do not make the save of another fail', () => {
    const before = entry('x');
    const after = done(decide(before, { kind: 'comment', text: 'Hm' }, who('Ana')));
    expect(segmentTag(after)).toBe(segmentTag(before));
  });

  it('a dismissal is of the text it was said of', () => {
    const said = done(decide(entry('x'), { kind: 'dismiss', rule: 'url', reason: 'a name' }, who('Ana')));
    expect(said.dismissed).toMatchObject([{ rule: 'url', by: 'Ana', targetHash: hashText('x') }]);
    expect(done(decide(said, { kind: 'undismiss', rule: 'url' }, who('Ana'))).dismissed).toBeUndefined();
  });
});
