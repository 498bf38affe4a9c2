import { failureLines } from '../failures.ts';
import { countBySeverity, type Reporter } from './report.ts';

/** As `schemas/findings.schema.json` has it. */
export const jsonReporter: Reporter = ({ findings, failures }, { say }) =>
  JSON.stringify(
    {
      $schema: 'https://galerada.dev/schemas/findings.schema.json',
      version: 1,
      summary: { ...countBySeverity(findings), failures: failures.length },
      findings: findings.map(({ message, evidence, ...rest }) => ({
        ...rest,
        message: say(message),
        ...(evidence ? { evidence: evidence.map((item) => say(item)) } : {}),
      })),
      failures: failures.map((failure) => {
        const { what, hint } = failureLines(failure, say);
        return {
          reason: failure.reason,
          message: what,
          hint,
          ...('file' in failure ? { file: failure.file } : {}),
          ...('start' in failure && failure.start ? { start: failure.start } : {}),
        };
      }),
    },
    null,
    2,
  );
