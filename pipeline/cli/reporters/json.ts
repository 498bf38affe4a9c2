import { failureLines } from '../failures.ts';
import { jsonPieces, mapped } from './pieces.ts';
import { countBySeverity, type Reporter } from './report.ts';

/** As `schemas/findings.schema.json` has it. */
export const jsonReporter: Reporter = ({ findings, failures }, { say }) =>
  jsonPieces(
    {
      $schema: 'https://galerada.dev/schemas/findings.schema.json',
      version: 1,
      summary: { ...countBySeverity(findings), failures: failures.length },
      findings: [],
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
    {
      findings: mapped(findings, ({ message, evidence, ...rest }) => ({
        ...rest,
        message: say(message),
        ...(evidence ? { evidence: evidence.map((item) => say(item)) } : {}),
      })),
    },
  );
