#!/usr/bin/env node
/** The only file that exits. Nothing heavy is imported before the version of Node is known to do. */
import module from 'node:module';
import type { Answer, Question } from '../unchanged.ts';
import { VERSION } from '../version.ts';

const MINIMUM = [22, 18] as const;
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < MINIMUM[0] || (major === MINIMUM[0] && minor < MINIMUM[1])) {
  console.error(
    `galerada needs Node ${MINIMUM.join('.')} or newer; this is Node ${process.versions.node}. See https://nodejs.org/`,
  );
  process.exit(2);
}
if (process.argv.length === 3 && process.argv[2] === '--version') {
  console.log(VERSION);
} else {
  // A closed pipe (`galerada check | head`) is the reader's wish, not a fault of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
    throw error;
  });
  // What was compiled at one start need not be at the next. Not by name: an older Node has none to import.
  module.enableCompileCache();
  const argv = process.argv.slice(2);
  const { question, answer } = await askedBefore(argv);
  if (answer) {
    process.stderr.write(answer.err);
    process.stdout.write(answer.out);
    process.exitCode = answer.exit;
  } else {
    const { run } = await import('./run.ts');
    process.exitCode = await run(argv, question);
  }
}

/** Commands whose answer is kept as long as nothing changes; the others do not wait for what looks into that. */
async function askedBefore(argv: readonly string[]): Promise<{ question?: Question; answer?: Answer }> {
  if (argv[0] !== 'build' && argv[0] !== 'check') return {};
  const { answerOf, questionOf } = await import('../unchanged.ts');
  const { env, stdout } = process;
  const question = questionOf(argv, { cwd: process.cwd(), env, columns: stdout.columns });
  const answer = question && answerOf(question);
  return { ...(question ? { question } : {}), ...(answer ? { answer } : {}) };
}
