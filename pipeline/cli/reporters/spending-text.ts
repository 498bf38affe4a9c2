import type { LedgerMonth, ReportedUsage, Spending } from '../../plan/spending.ts';

import { failureLines } from '../failures.ts';
import type { Say } from '../messages.ts';
import { table } from '../table.ts';
import type { StatusContext } from './status-text.ts';

/** Of each month so many are listed, the dearest. */
const LISTED = 20;

/** Money by month, the newest last, and by article; nothing where nothing was spent. */
export function spendingText(spending: Spending, { say, style }: StatusContext): string[] {
  const { months, usage, monthlyBudget } = spending;
  const bought = months.filter(({ spent, open, purchases }) => spent + open + purchases.length > 0);
  if (bought.length === 0 && usage.length === 0) return [];
  const heading = style('bold', say('memory:spent.heading'));
  const texts = bought.map((month) => monthText(month, monthlyBudget, say));
  return [[heading, ...texts, ...usage.map((one) => `  ${usageText(one, say)}`)].join('\n')];
}

function monthText(month: LedgerMonth, budget: number | undefined, say: Say): string {
  const { spent, open, purchases } = month;
  const known = purchases.reduce((sum, { characters }) => sum + characters, 0);
  const total = say(budget === undefined ? 'memory:spent.month' : 'memory:spent.monthOf', {
    month: month.month,
    characters: spent + open,
    budget: budget ?? 0,
  });
  const rows = [...purchases]
    .sort((a, b) => b.characters - a.characters)
    .slice(0, LISTED)
    .map(({ article, edition, engine, sentences, characters }) => [
      `    ${article ?? say('memory:spent.strings')}`,
      edition,
      engine,
      say('memory:spent.sentences', { count: sentences }),
      String(characters),
    ]);
  const vain = spent - known;
  const rest = purchases.length - LISTED;
  return [
    `  ${total}`,
    ...table(rows),
    ...(rest > 0 ? [`    ${say('memory:spent.more', { count: rest })}`] : []),
    ...(vain > 0 ? [`    ${say('memory:spent.vain', { characters: vain })}`] : []),
    ...(open > 0 ? [`    ${say('memory:spent.open', { characters: open })}`] : []),
  ].join('\n');
}

function usageText({ engine, usage, failure }: ReportedUsage, say: Say): string {
  if (usage) {
    const { spent, limit } = usage;
    const key = Number.isFinite(limit) ? 'memory:usage.of' : 'memory:usage.spent';
    return say(key, { engine, spent, limit: Number.isFinite(limit) ? limit : 0 });
  }
  return say('memory:usage.unknown', { engine, what: failure ? failureLines(failure, say).what : '' });
}
