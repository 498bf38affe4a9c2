/** What we write to, and how. */
import { styleText } from 'node:util';

export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  /** Until what was written has gone to a reader who is slow; undefined where nothing waits. */
  readonly drained?: () => Promise<void> | undefined;
  /** True when a person watches stderr, so a line may be redrawn. */
  readonly interactive: boolean;
  readonly columns: number;
  /** Colours when stdout is a terminal and neither NO_COLOR nor a dumb terminal forbids it. */
  readonly style: Style;
}

export type Style = (format: Parameters<typeof styleText>[0], text: string) => string;

export function processTerminal(env: Readonly<Record<string, string | undefined>>): Terminal {
  const colored = useColor(env, process.stdout.isTTY === true);
  return {
    out: (text) => void process.stdout.write(`${text}\n`),
    err: (text) => void process.stderr.write(text),
    drained: () =>
      process.stdout.writableNeedDrain
        ? new Promise((resolve) => process.stdout.once('drain', resolve))
        : undefined,
    interactive: process.stderr.isTTY === true && env['TERM'] !== 'dumb',
    columns: process.stdout.columns ?? 80,
    style: colored ? (format, text) => styleText(format, text, { validateStream: false }) : (_, text) => text,
  };
}

/** https://no-color.org and https://force-color.org */
function useColor(env: Readonly<Record<string, string | undefined>>, terminal: boolean): boolean {
  if (env['NO_COLOR']) return false;
  if (env['FORCE_COLOR']) return env['FORCE_COLOR'] !== '0';
  return terminal && env['TERM'] !== 'dumb';
}
