/** One check: run, put right what is asked, report, and say how it ends. */
import { applyPatches, patchesOf } from '../../plan/check-fix.ts';
import { ruleSummaries } from '../../plan/check-rules.ts';
import type { Check, CheckOptions, CheckResult } from '../../plan/check-session.ts';
import { changedFiles, repositoryPrefix } from '../../project.ts';
import type { ExitCode, Invocation } from '../command.ts';
import { printFailures } from '../failures.ts';
import { printPieces } from '../print-pieces.ts';
import { createProgress } from '../progress.ts';
import { checkPage } from '../reporters/check-html.ts';
import { REPORTERS } from '../reporters/index.ts';
import type { ReportContext, Reporter } from '../reporters/report.ts';
import { writePage } from '../write-page.ts';
import type { OpenTarget } from './open.ts';
import { rulePages } from './rule-pages.ts';
import { policyOf } from './verdict.ts';

export interface Run {
  readonly open: OpenTarget;
  readonly check: Check;
  readonly invocation: Invocation;
  /** The same, for what is said of the result: progress is none of it. */
  readonly told?: Invocation;
}

export async function checkOnce(run: Run): Promise<ExitCode> {
  const { invocation } = run;
  const wanted = await optionsOf(run);
  if (typeof wanted === 'string') {
    invocation.terminal.err(`galerada: ${wanted}\n`);
    return 2;
  }
  const progress = createProgress(invocation.terminal, invocation.say, invocation.quiet);
  const looked = await run.check.run({ ...wanted, progress: progress.report });
  progress.done();
  const { options } = invocation;
  if (options['fix'] && options['dry-run']) showPatches(looked, invocation);
  const result = options['fix'] && !options['dry-run'] ? await fixAll(run, looked, wanted) : looked;
  if (!result) return 2;
  const told = { ...run, invocation: run.told ?? invocation };
  return (await keepBaseline(told, result)) ?? report(told, result);
}

/** Or what is wrong with the command line, in words. */
async function optionsOf({ open, invocation }: Run): Promise<CheckOptions | string> {
  const { options, say } = invocation;
  const { 'changed-since': ref, baseline, 'max-warnings': most } = options;
  if (most !== undefined && !/^\d+$/.test(String(most)))
    return say('check:usage.maxWarnings', { given: String(most) });
  if (options['dry-run'] && !options['fix']) return say('check:usage.dryRun');
  if (options['update-baseline'] && !baseline && !open.config.check.baseline)
    return say('check:usage.baseline');
  const known = baseline ? { baseline: String(baseline) } : {};
  if (ref === undefined) return known;
  const changed = await changedFiles(open.root, String(ref));
  return changed.ok
    ? { ...known, changed: changed.value }
    : say('check:usage.git', { detail: changed.detail });
}

function showPatches(result: CheckResult, { terminal, say }: Invocation): void {
  const patches = patchesOf(result);
  for (const { diff } of patches) terminal.out(colored(diff, terminal.style).trimEnd());
  const count = patches.reduce((sum, patch) => sum + patch.count, 0);
  terminal.out(`${say('check:fix.would', { count, files: patches.length })}\n`);
}

function colored(diff: string, style: Invocation['terminal']['style']): string {
  return diff
    .split('\n')
    .map((line) => {
      if (line.startsWith('@@')) return style('cyan', line);
      if (/^(?:---|\+\+\+) /.test(line)) return style('bold', line);
      return line.startsWith('-') ? style('red', line) : line.startsWith('+') ? style('green', line) : line;
    })
    .join('\n');
}

/** One fix may make room for another; what never settles is left to a person. */
const ROUNDS = 10;

async function fixAll(run: Run, first: CheckResult, options: CheckOptions): Promise<CheckResult | undefined> {
  const { check, open, invocation } = run;
  let result = first;
  let count = 0;
  const files = new Set<string>();
  for (let round = 0; round < ROUNDS; round++) {
    const { written, failures } = await applyPatches(open.target.files, patchesOf(result));
    for (const patch of written) files.add(patch.file);
    count += written.reduce((sum, patch) => sum + patch.count, 0);
    if (failures.length) {
      printFailures(failures, invocation);
      return undefined;
    }
    if (!written.length) break;
    result = await check.run(options);
  }
  if (count) invocation.terminal.err(`${invocation.say('check:fix.done', { count, files: files.size })}\n`);
  return result;
}

/** An exit code when the baseline decides it. */
async function keepBaseline(
  { open, invocation }: Run,
  { baseline, failures }: CheckResult,
): Promise<ExitCode | undefined> {
  if (!baseline) return undefined;
  const { say, terminal, options } = invocation;
  const { file, gone, next, exists } = baseline;
  if (options['update-baseline']) {
    if (failures.length) return undefined;
    const written = await open.target.files.write(file, next);
    if (!written.ok) return printFailures([written.failure], invocation);
    terminal.err(
      `${say(exists ? 'check:baseline.updated' : 'check:baseline.made', { file, count: gone })}\n`,
    );
    return exists ? undefined : 0;
  }
  if (!exists && !failures.some((failure) => 'file' in failure && failure.file === file)) {
    terminal.err(`galerada: ${say('check:baseline.absent', { file })}\n`);
    return 2;
  }
  if (gone) terminal.err(`${say('check:baseline.gone', { count: gone, file })}\n`);
  return undefined;
}

async function report({ open, invocation }: Run, result: CheckResult): Promise<ExitCode> {
  const { say, terminal, quiet, format, options } = invocation;
  const policy = policyOf(open.config, options);
  const { findings: all, failures, silenced } = result;
  const told = { findings: quiet ? all.filter(policy.blocks) : all, failures, silenced };
  const context = await contextOf(open, invocation, result);
  await printPieces(REPORTERS[format](told, context), terminal);
  for (const [name, render] of Object.entries(PAGES)) {
    const file = options[name];
    if (typeof file === 'string')
      await writePage(file, render(told, context), { ...invocation, quiet: true });
  }
  const excesses = policy.excesses(all);
  for (const { edition, count, limit } of excesses) {
    const key = edition === undefined ? 'check:tooMany.site' : 'check:tooMany.edition';
    terminal.err(`${say(key, { edition: edition ?? '', count, limit })}\n`);
  }
  if (failures.length) return 2;
  return excesses.length || all.some(policy.blocks) ? 1 : 0;
}

/** Options that write what was found to a file, beside what is printed. */
const PAGES: Readonly<Record<string, (...of: Parameters<Reporter>) => string | Iterable<string>>> = {
  html: checkPage,
  sarif: REPORTERS.sarif,
  summary: REPORTERS.markdown,
};

async function contextOf(
  { root, config }: OpenTarget,
  { say, terminal, format, options }: Invocation,
  { sourceOf, fingerprint }: CheckResult,
): Promise<ReportContext> {
  const inRepository =
    options['sarif'] || options['summary'] || ['github', 'sarif', 'gitlab'].includes(format);
  return {
    say,
    style: terminal.style,
    sourceOf,
    fingerprint,
    rules: ruleSummaries(config),
    pageOf: rulePages(),
    prefix: inRepository ? await repositoryPrefix(root) : '',
  };
}
