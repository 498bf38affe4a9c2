/** A command is a value: its options, and what it does. One per file under `commands/`, listed in `run.ts`. */
import type { Project } from '../project.ts';
import type { Question } from '../unchanged.ts';
import type { Say } from './messages.ts';
import type { OptionTable, OptionValues } from './options.ts';
import type { Format } from './reporters/index.ts';
import type { Terminal } from './terminal.ts';

/** `0` clean, `1` findings at or above the threshold, `2` the operation failed or was misused. */
export type ExitCode = 0 | 1 | 2;

export interface Invocation {
  readonly options: OptionValues;
  readonly positionals: readonly string[];
  readonly format: Format;
  readonly quiet: boolean;
  readonly cwd: string;
  readonly say: Say;
  readonly terminal: Terminal;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What may be answered from an index the next time it is asked. */
  readonly question?: Question | undefined;
}

interface Described {
  /** Texts for help stand in `cli:commands.<name>`. */
  readonly name: string;
  readonly options: OptionTable;
  /** Names of positional arguments for help: `FILE`; `FILE?` when it may be left out; `FILE…` for one or more. */
  readonly positionals: readonly string[];
}

/** Works on a project that has a config. */
export interface ProjectCommand extends Described {
  readonly needs: 'project';
  readonly run: (project: Project, invocation: Invocation) => Promise<ExitCode>;
}

export interface BareCommand extends Described {
  readonly needs: 'nothing';
  readonly run: (invocation: Invocation) => Promise<ExitCode>;
}

export type Command = ProjectCommand | BareCommand;
