/** Whole sites in memory, checked. */
import type { Config } from '../../../pipeline/model/config.ts';
import {
  type Check,
  type CheckOptions,
  type CheckResult,
  createCheck,
} from '../../../pipeline/plan/check-session.ts';
import { normalizeConfig, type WrittenConfig } from '../../../pipeline/validate/config.ts';
import { type MemoryFiles, memoryFiles } from './memory-files.ts';

export const EDITIONS: WrittenConfig['editions'] = { en: { locale: 'en' }, es: { locale: 'es' } };

export interface Site {
  readonly files: MemoryFiles;
  readonly config: Config;
  readonly check: Check;
  run(options?: CheckOptions): Promise<CheckResult>;
}

export function siteOf(
  given: Readonly<Record<string, string | object>>,
  config: Partial<WrittenConfig> = {},
): Site {
  const files = memoryFiles(given);
  const full = normalizeConfig('galerada.config.json', { editions: EDITIONS, ...config });
  const check = createCheck({ files, config: full });
  return { files, config: full, check, run: (options) => check.run(options) };
}

/** `file:line:column rule`. */
export function placesOf({ findings }: Pick<CheckResult, 'findings'>, ...rules: string[]): string[] {
  return findings
    .filter(({ rule }) => rules.length === 0 || rules.includes(rule))
    .map(({ file, start, rule }) => `${file}${start ? `:${start.line}:${start.column}` : ''} ${rule}`);
}
