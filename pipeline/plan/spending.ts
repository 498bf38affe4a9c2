/** What the project has spent, as its own ledger says, and what its engines say themselves. */
import type { Config, EngineConfig } from '../model/config.ts';
import type { Failure, Result } from '../model/finding.ts';
import type { EngineUsage, Ledger, LedgerMonth } from '../ports.ts';

export type { LedgerMonth };

export interface Spending {
  readonly months: readonly LedgerMonth[];
  /** Asked for only where it is wanted; empty otherwise. */
  readonly usage: readonly ReportedUsage[];
  /** Characters of a month, where the config sets a budget. */
  readonly monthlyBudget?: number;
}

export interface ReportedUsage {
  readonly engine: string;
  readonly usage?: EngineUsage;
  /** Why it is not known; nothing waits for it. */
  readonly failure?: Failure;
}

export interface SpendingProject {
  readonly config: Config;
  readonly ledger: Ledger;
  usage(engine: EngineConfig): Promise<Result<EngineUsage> | undefined>;
}

/** A ledger that cannot be read has no months to show. */
export async function spending(project: SpendingProject, asksEngines: boolean): Promise<Spending> {
  const { config, ledger } = project;
  const months = await ledger.months();
  const engines = new Map(
    config.editions.flatMap(({ engines: chain }) => chain.map((one) => [JSON.stringify(one), one] as const)),
  );
  const asked = asksEngines ? [...engines.values()].map((engine) => ask(project, engine)) : [];
  const { monthlyBudget } = config;
  return {
    months: months.ok ? months.value : [],
    usage: (await Promise.all(asked)).filter((one) => one !== undefined),
    ...(monthlyBudget === undefined ? {} : { monthlyBudget }),
  };
}

async function ask(project: SpendingProject, config: EngineConfig): Promise<ReportedUsage | undefined> {
  const usage = await project.usage(config);
  if (!usage) return undefined;
  const { engine } = config;
  return usage.ok ? { engine, usage: usage.value } : { engine, failure: usage.failure };
}
