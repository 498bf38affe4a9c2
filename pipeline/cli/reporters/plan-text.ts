import type { Config } from '../../model/config.ts';
import type { CostRow, EngineCost, PlanCost } from '../../plan/cost.ts';
import { failureLines } from '../failures.ts';
import type { Say } from '../messages.ts';
import { table } from '../table.ts';
import type { Style } from '../terminal.ts';

interface Context {
  readonly say: Say;
  readonly style: Style;
  readonly config: Config;
}

const COLUMNS = [
  'article',
  'edition',
  'kept',
  'inContext',
  'exact',
  'substituted',
  'asIs',
  'similar',
  'buy',
  'characters',
] as const;

/** The plan as a table, and in a sentence what it would cost. */
export function planText(cost: PlanCost, context: Context): string {
  const { say, style } = context;
  const head = COLUMNS.map((name) => say(`translate.columns.${name}`));
  const { texts, characters } = cost.strings;
  const strings = texts
    ? [[say('translate.strings'), ...COLUMNS.slice(3).map(() => ''), String(texts), String(characters)]]
    : [];
  const [heading, ...lines] = table([head, ...cost.rows.map(rowOf), ...strings]);
  const engines = cost.engines.filter((engine) => engine.characters > 0);
  const nothing = engines.length === 0 && texts === 0 ? [say('translate.nothing')] : [];
  return [
    style('bold', say('translate.heading')),
    style('dim', heading ?? ''),
    ...lines,
    '',
    ...engines.map((engine) => engineLine(engine, context)),
    ...moneyLines(cost, say),
    ...nothing,
  ].join('\n');
}

function rowOf({ article, edition, reused, similar, requests, characters }: CostRow): string[] {
  const { kept, inContext, exact, substituted, asIs } = reused;
  const counts = [kept, inContext, exact, substituted, asIs, similar, requests, characters];
  return [article, edition, ...counts.map(String)];
}

function moneyLines({ budget, month, price }: PlanCost, say: Say): string[] {
  return [
    ...(price && price.total > 0 ? [priceLine(price, say)] : []),
    ...(budget === undefined ? [] : [say('translate.budget', { budget })]),
    ...(month ? [say({ key: 'engines:monthLeft', values: { ...month } })] : []),
  ];
}

function priceLine({ total, currency, per, amount }: NonNullable<PlanCost['price']>, say: Say): string {
  const money = (value: number): string =>
    `${value < 0.01 && value > 0 ? value.toPrecision(2) : value.toFixed(2)} ${currency}`;
  return say({ key: 'engines:price', values: { total: money(total), rate: money(amount), per } });
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
