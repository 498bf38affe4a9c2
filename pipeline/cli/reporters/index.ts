import { githubReporter } from './github.ts';
import { jsonReporter } from './json.ts';
import type { Reporter } from './report.ts';
import { textReporter } from './text.ts';

export const REPORTERS = {
  text: textReporter,
  json: jsonReporter,
  github: githubReporter,
} as const satisfies Record<string, Reporter>;
export type Format = keyof typeof REPORTERS;
