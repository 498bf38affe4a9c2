/** Git's conflict markers, left in a file that two branches changed at one place. */
import type { Failure } from '../model/finding.ts';
import { indexLines, positionAt } from '../model/text.ts';

const MARKER = /^<{7}(?: [^\r\n]*)?$/m;

/** A failure that says so, with the line of the first marker; undefined when there are none. */
export function conflictMarkers(file: string, text: string): Failure | undefined {
  const found = MARKER.exec(text);
  if (!found) return undefined;
  const start = positionAt(indexLines(text), found.index);
  const message = { key: 'adopt:markers', values: { found: found[0] } };
  return { reason: 'unparsable', file, start, detail: `conflict markers (${found[0]})`, message };
}
