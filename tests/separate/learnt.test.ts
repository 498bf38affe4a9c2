import { describe, expect, it } from 'vitest';
import { learnRepetition } from '../../pipeline/separate/learn-repetition.ts';
import { type Knowledge, separate } from '../../pipeline/separate/separate.ts';
import { known, read } from './support.ts';

const TEXT = [
  'The quiet years of the valley',
  'The valley has lost half of its people since the mine was closed, and those who stayed have learnt to wait.',
  'A new road is being built along the river, and the mayor hopes that it will bring visitors before the winter.',
];
const page = (title: string, ...below: string[]) =>
  read(`${title}.txt`, [title, ...TEXT.slice(1), ...below].join('\n\n'));

function kindsOf(article: ReturnType<typeof read>, knowledge: Omit<Knowledge, 'known'> = {}) {
  const { judgements } = separate(article, { known, ...knowledge });
  return Object.fromEntries(judgements.map((judgement) => [judgement.text, judgement]));
}

describe('what a build learns from many articles', () => {
  const line = 'Valley people, valley news';
  const articles = ['Night buses', 'The old mill', 'Snow in May', 'A choir returns'].map((title) =>
    page(title, line),
  );
  const repetition = learnRepetition(articles);

  it('knows a line that closes many articles', () => {
    const judgement = kindsOf(articles[0]!, { repetition })[line]!;
    expect(judgement.kind).toBe('interface');
    expect(judgement.evidence).toContainEqual(
      expect.objectContaining({
        kind: 'repetition',
        message: { key: 'separate:evidence.repetition.last', values: { count: 4 } },
      }),
    );
  });

  it('counts lines, not what one article says twice', () => {
    expect(learnRepetition([page('Night buses', line, line)]).lines).toEqual({});
  });

  it('takes the title of another article for a teaser', () => {
    const own = page('Ferries at dawn', 'Read more', 'Snow in May');
    const judgement = kindsOf(own, { repetition })['Snow in May']!;
    expect(judgement).toMatchObject({ kind: 'interface', purpose: 'teaser' });
  });
});

describe('what people decided', () => {
  const line = 'Valley people, valley news';

  it('wins over everything, both ways', () => {
    const article = page('Night buses', line, 'Más Noticias');
    const decisions = [
      { kind: 'interface', text: line },
      { kind: 'body', text: 'Más noticias' },
    ] as const;
    const judged = kindsOf(article, { decisions });
    expect(judged[line]).toMatchObject({ kind: 'interface', confidence: expect.closeTo(1, 5) });
    expect(judged['Más Noticias']).toMatchObject({ kind: 'body', confidence: expect.closeTo(1, 5) });
    expect(judged[line]!.evidence[0]!.kind).toBe('decision');
  });

  it('holds for one article only when it says so', () => {
    const decisions = [{ kind: 'body', text: 'Más Noticias', article: 'Night buses' }] as const;
    expect(kindsOf(page('Night buses', 'Más Noticias'), { decisions })['Más Noticias']!.kind).toBe('body');
    expect(kindsOf(page('Snow in May', 'Más Noticias'), { decisions })['Más Noticias']!.kind).toBe(
      'interface',
    );
  });

  it('is evidence for a similar line', () => {
    const decisions = [{ kind: 'interface', text: 'Valley people, valley news' }] as const;
    const judgement = kindsOf(page('Night buses', 'Valley people, mountain news'), { decisions })[
      'Valley people, mountain news'
    ]!;
    expect(judgement.evidence).toContainEqual(
      expect.objectContaining({
        kind: 'decision',
        message: expect.objectContaining({ key: 'separate:evidence.decision.similar.interface' }),
      }),
    );
  });

  it('lets a word stand', () => {
    const text =
      'After six years the two leaders y their ministers have reopened talks on trade and on the border.';
    const article = read('talks.txt', `A title for the page\n\n${text}`);
    expect(separate(article, { known }).strays.map(({ word }) => word)).toEqual(['y']);
    expect(separate(article, { known, decisions: [{ kind: 'word', word: 'y' }] }).strays).toEqual([]);
  });
});
