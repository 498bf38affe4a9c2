/** From argv to an exit code. */
import path from 'node:path';
import { openProject } from '../project.ts';
import type { Question } from '../unchanged.ts';
import { VERSION } from '../version.ts';
import type { Command, ExitCode, Invocation } from './command.ts';
import { printFailures } from './failures.ts';
import { commandHelp, overview } from './help.ts';
import { createSay, type Say, userLanguage } from './messages.ts';
import { nearest, type OptionTable, parseOptions, SHARED_OPTIONS, type UsageError } from './options.ts';
import type { Format } from './reporters/index.ts';
import { processTerminal, type Terminal } from './terminal.ts';

/** In the order help lists them. Each is loaded when it is wanted: nobody waits for code of another command. */
export const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  init: async () => (await import('./commands/init.ts')).init,
  build: async () => (await import('./commands/build.ts')).build,
  check: async () => (await import('./commands/check.ts')).check,
  status: async () => (await import('./commands/status.ts')).status,
  separate: async () => (await import('./commands/separate.ts')).separate,
  translate: async () => (await import('./commands/translate.ts')).translate,
  review: async () => (await import('./commands/review.ts')).review,
  memory: async () => (await import('./commands/memory.ts')).memory,
  glossary: async () => (await import('./commands/glossary.ts')).glossary,
  adopt: async () => (await import('./commands/adopt.ts')).adopt,
  export: async () => (await import('./commands/export.ts')).exportCommand,
  import: async () => (await import('./commands/import.ts')).importCommand,
  wordpress: async () => (await import('./commands/wordpress.ts')).wordpress,
};

export async function run(argv: readonly string[], question?: Question): Promise<ExitCode> {
  const say = createSay(userLanguage(process.env));
  const terminal = processTerminal(process.env);
  const [name, ...rest] = argv;
  if (name === undefined || name === 'help' || name.startsWith('-')) return runBare(argv, terminal, say);
  const command = await loadCommand(name);
  if (command) return runCommand(command, rest, { terminal, say, question });
  const suggestion = nearest(name, Object.keys(COMMANDS));
  return misuse(
    { problem: 'unknown-command', given: name, ...(suggestion ? { suggestion } : {}) },
    terminal,
    say,
  );
}

function loadCommand(name: string): Promise<Command> | undefined {
  return Object.hasOwn(COMMANDS, name) ? COMMANDS[name]?.() : undefined;
}

/** `galerada`, `galerada --help`, `galerada help build`. */
async function runBare(argv: readonly string[], terminal: Terminal, say: Say): Promise<ExitCode> {
  const parsed = parseOptions(argv, { help: SHARED_OPTIONS.help, version: { type: 'boolean' } });
  if (!parsed.ok) return misuse(parsed.error, terminal, say);
  const topic = await loadCommand(parsed.positionals[1] ?? '');
  if (parsed.values['version']) terminal.out(VERSION);
  else
    terminal.out(topic ? commandHelp(topic, say, terminal) : overview(Object.keys(COMMANDS), say, terminal));
  return 0;
}

async function runCommand(
  command: Command,
  argv: readonly string[],
  to: { terminal: Terminal; say: Say; question: Question | undefined },
): Promise<ExitCode> {
  const { terminal, say, question } = to;
  const table: OptionTable = { ...SHARED_OPTIONS, ...command.options };
  const parsed = parseOptions(argv, table);
  if (!parsed.ok) return misuse(parsed.error, terminal, say);
  if (parsed.values['help']) {
    terminal.out(commandHelp(command, say, terminal));
    return 0;
  }
  const wrong = positionalError(command, parsed.positionals);
  if (wrong) return misuse(wrong, terminal, say);
  return execute(command, {
    options: parsed.values,
    positionals: parsed.positionals,
    format: (parsed.values['format'] ?? 'text') as Format,
    quiet: parsed.values['quiet'] === true,
    cwd: path.resolve(String(parsed.values['cwd'] ?? '.')),
    say,
    terminal,
    env: process.env,
    question,
  });
}

async function execute(command: Command, invocation: Invocation): Promise<ExitCode> {
  if (command.needs === 'nothing') return command.run(invocation);
  const { cwd, env, options } = invocation;
  const project = await openProject({
    cwd,
    env,
    ...(options['config'] ? { config: String(options['config']) } : {}),
  });
  if (!project.ok) return printFailures(project.failures, invocation);
  try {
    return await command.run(project.value, invocation);
  } finally {
    await project.value.close();
  }
}

function positionalError(command: Command, given: readonly string[]): UsageError | undefined {
  const required = command.positionals.filter((name) => !name.endsWith('?')).length;
  if (given.length < required)
    return {
      problem: 'missing-argument',
      given: command.name,
      expected: command.positionals[given.length] ?? '',
    };
  if (command.positionals.at(-1)?.includes('…')) return undefined;
  const extra = given[command.positionals.length];
  return extra === undefined ? undefined : { problem: 'extra-argument', given: extra };
}

function misuse(error: UsageError, terminal: Terminal, say: Say): ExitCode {
  const { problem, given, expected = '', suggestion } = error;
  terminal.err(`galerada: ${say(`usage.${problem}`, { given, expected })}\n`);
  if (suggestion) terminal.err(`${say('usage.didYouMean', { suggestion })}\n`);
  terminal.err(`${say('usage.seeHelp')}\n`);
  return 2;
}
