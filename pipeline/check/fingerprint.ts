/** What makes a finding the same finding after lines have moved. */
import type { Finding } from '../model/finding.ts';
import { type Hash, hashText } from '../model/hash.ts';
import type { Places } from './places.ts';

/**
 * Of the rule, the file, the edition, the text at the place with what stands beside it on its line, and what the
 * message says of it. Lines and numbers are left out: another sentence above makes no new finding.
 */
export function fingerprintOf(finding: Finding, places: Places): Hash {
  const { rule, file, edition = '', message } = finding;
  const values = Object.entries(message.values ?? {})
    .filter(([, value]) => typeof value === 'string')
    .map(([name, value]) => `${name}=${value}`);
  return hashText([rule, file, edition, places.contextOf(finding), message.key, ...values].join('\0'));
}
