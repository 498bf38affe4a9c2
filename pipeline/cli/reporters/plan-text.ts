import type { Config } from '../../model/config.ts';
import type { EngineCost, PlanCost } from '../../plan/cost.ts';
import { failureLines } from '../failures.ts';
import type { Say } from '../messages.ts';
import { table } from '../table.ts';
import type { Style } from '../terminal.ts';

interface Context {
  readonly say: Say;
  readonly style: Style;
  readonly config: Config;
}

/** The plan as a table, and in a sentence what it would cost. */
export function planText(cost: PlanCost, context: Context): string {
  const { say, style } = context;
  const column = (name: string) => say(`translate.columns.${name}`);
  const head = ['article', 'edition', 'kept', 'reused', 'buy', 'characters'].map(column);
  const rows = cost.rows.map(({ article, edition, reused, requests, characters }) => [
    article,
    edition,
    String(reused.kept),
    String(reused.inContext + reused.exact + reused.asIs),
    String(requests),
    String(characters),
  ]);
  const strings = cost.strings.texts
    ? [[say('translate.strings'), '', '', '', String(cost.strings.texts), String(cost.strings.characters)]]
    : [];
  const [heading, ...lines] = table([head, ...rows, ...strings]);
  const engines = cost.engines
    .filter(({ characters }) => characters > 0)
    .map((engine) => engineLine(engine, context));
  const budget = cost.budget === undefined ? [] : [say('translate.budget', { budget: cost.budget })];
  const nothing = engines.length === 0 && cost.strings.texts === 0 ? [say('translate.nothing')] : [];
  return [
    style('bold', say('translate.heading')),
    style('dim', heading ?? ''),
    ...lines,
    '',
    ...engines,
    ...budget,
    ...nothing,
  ].join('\n');
}

function engineLine(
  { edition, engine, paid, characters, failure }: EngineCost,
  { say, config }: Context,
): string {
  const label = `${edition}: `;
  if (engine === 'none') return label + say('translate.none', { characters, config: config.file });
  if (failure) {
    const { what } = failureLines(failure, say);
    return label + say('translate.unavailable', { engine, what });
  }
  return label + say(paid ? 'translate.paid' : 'translate.free', { engine, characters });
}
