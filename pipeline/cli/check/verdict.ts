/** Whether a check passes: by severity, by edition, and by how many warnings. */
import type { Config } from '../../model/config.ts';
import type { Finding, Severity } from '../../model/finding.ts';
import type { OptionValues } from '../options.ts';

const RANK = { error: 2, warning: 1, info: 0 } as const satisfies Record<Severity, number>;

export interface Policy {
  readonly blocks: (finding: Finding) => boolean;
  /** More warnings than allowed, of the site or of one edition. */
  readonly excesses: (findings: readonly Finding[]) => readonly Excess[];
}

export interface Excess {
  readonly edition?: string;
  readonly count: number;
  readonly limit: number;
}

/** What the command line says wins over the edition, and the edition over the site. */
export function policyOf({ check, editions }: Config, options: OptionValues): Policy {
  const said = options['fail-on'] as Severity | undefined;
  const own = new Map(editions.map(({ name, check: mine }) => [name, mine]));
  const limit = options['max-warnings'] === undefined ? check.maxWarnings : Number(options['max-warnings']);
  return {
    blocks: ({ severity, edition = '' }) =>
      RANK[severity] >= RANK[said ?? own.get(edition)?.failOn ?? check.failOn],
    excesses: (findings) => {
      const warnings = findings.filter(({ severity }) => severity === 'warning');
      const site = limit !== undefined && warnings.length > limit ? [{ count: warnings.length, limit }] : [];
      const single = editions.flatMap(({ name, check: mine }): Excess[] => {
        const count = warnings.filter(({ edition }) => edition === name).length;
        const most = mine?.maxWarnings;
        return most !== undefined && count > most ? [{ edition: name, count, limit: most }] : [];
      });
      return [...site, ...single];
    },
  };
}
