/** The law of learning again: after articles came, went and changed, all that was learnt is what is learnt anew. */
import { deserialize, serialize } from 'node:v8';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Article } from '../../pipeline/model/article.ts';
import { RepetitionLearner } from '../../pipeline/separate/learn-repetition.ts';
import type { Learnt } from '../../pipeline/separate/learnt.ts';
import { RepetitionRelearner } from '../../pipeline/separate/relearn-repetition.ts';
import { differingLines, type Repetition } from '../../pipeline/separate/repetition.ts';
import { read } from './support.ts';

const TITLES = ['Night buses', 'The old mill', 'Snow in May', 'read more'];
const LINES = [
  'Read more',
  '2024',
  '__proto__',
  'Valley people, valley news',
  'Night buses',
  'The valley has lost half of its people since the mine was closed.',
  'A new road is being built along the river before the winter comes.',
  'The mayor hopes that it will bring visitors, and nobody else does so.',
  'Our newsletter brings you the best stories of the coast every Friday.',
];

const page = fc
  .tuple(fc.constantFrom(...TITLES), fc.array(fc.constantFrom(...LINES), { maxLength: 30 }))
  .map(([title, lines]) => `# ${title}\n\n${lines.join('\n\n')}\n`);
const name = fc.integer({ min: 0, max: 11 }).map((number) => `page-${number}.md`);
/** Undefined where the article goes. */
const step = fc.dictionary(name, fc.option(page, { nil: undefined, freq: 4 }), { maxKeys: 12 });

it('learns from some what it learns from all', () => {
  fc.assert(
    fc.property(
      fc.dictionary(name, page, { minKeys: 1 }),
      fc.array(step, { maxLength: 5 }),
      (first, steps) => {
        const articles = new Map(Object.entries(first).map(([file, text]) => [file, read(file, text)]));
        let kept = learnt(articles.values()).kept;
        for (const changes of steps) {
          const relearner = new RepetitionRelearner(deserialize(serialize(kept)) as Learnt);
          for (const [file, text] of Object.entries(changes)) {
            const id = articles.get(file)?.id;
            if (id !== undefined) relearner.remove(id);
            articles.delete(file);
            if (text === undefined) continue;
            const article = read(file, text);
            articles.set(file, article);
            relearner.add(article);
          }
          const { repetition } = learnt(articles.values());
          expect(JSON.stringify(relearner.learn())).toBe(JSON.stringify(repetition));
          expect(differingLines(relearner.learn(), repetition)).toEqual([]);
          kept = relearner.keep();
        }
      },
    ),
    { numRuns: 200 },
  );
});

function learnt(articles: Iterable<Article>): { repetition: Repetition; kept: Learnt } {
  const learner = new RepetitionLearner();
  for (const article of articles) learner.add(article);
  return { repetition: learner.learn(), kept: learner.keep() };
}
