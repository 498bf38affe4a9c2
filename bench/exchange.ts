/**
 * `node bench/exchange.ts DIR [--reasons]`: below DIR, `valid/` and `invalid/` trees of .xlf, .xliff and .tmx files.
 * Valid ones must be read and written without change, invalid ones refused. A line for each file where that is not so;
 * with `--reasons`, also why each invalid file is refused. The last line counts; the exit code is 0 when all is right.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { judge, type Verdict } from './exchange/verdict.ts';

const [folder, ...flags] = process.argv.slice(2);
if (folder === undefined) {
  console.error('node bench/exchange.ts DIR [--reasons]');
  process.exit(2);
}

const counts = { valid: 0, invalid: 0, taken: 0, refused: 0, changed: 0 };

for (const kind of ['valid', 'invalid'] as const) {
  for (const file of filesBelow(path.join(folder, kind))) {
    counts[kind]++;
    report(kind, path.join(kind, file), judgeSafely(path.join(folder, kind, file)));
  }
}

const wrong = counts.taken + counts.refused + counts.changed;
console.log(
  `${counts.valid} valid files: ${counts.refused} wrongly refused, ${counts.changed} changed; ` +
    `${counts.invalid} invalid files: ${counts.taken} wrongly taken`,
);
process.exitCode = wrong > 0 || counts.valid + counts.invalid === 0 ? 1 : 0;

function filesBelow(root: string): string[] {
  if (!statSync(root, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(xlf|xliff|tmx)$/i.test(file))
    .sort();
}

function judgeSafely(file: string): Verdict | { readonly is: 'broken'; readonly why: string } {
  try {
    return judge(file, readFileSync(file));
  } catch (error) {
    return { is: 'broken', why: error instanceof Error ? error.message : String(error) };
  }
}

function report(kind: 'valid' | 'invalid', file: string, verdict: ReturnType<typeof judgeSafely>): void {
  if (verdict.is === 'broken') {
    counts[kind === 'valid' ? 'refused' : 'taken']++;
    console.log(`broke on         ${file}: ${verdict.why}`);
  } else if (kind === 'valid' && verdict.is === 'refused') {
    counts.refused++;
    console.log(`wrongly refused  ${file}: ${verdict.why[0]}`);
  } else if (kind === 'valid' && verdict.is === 'changed') {
    counts.changed++;
    console.log(`changed          ${file}: ${verdict.why}`);
  } else if (kind === 'invalid' && verdict.is !== 'refused') {
    counts.taken++;
    console.log(`wrongly taken    ${file}`);
  } else if (kind === 'invalid' && verdict.is === 'refused' && flags.includes('--reasons'))
    console.log(`refused          ${file}: ${verdict.why.join(' | ')}`);
}
