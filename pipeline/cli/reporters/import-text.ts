/** What an import did, for a person: what was refused and why comes first. */
import type { Import } from '../../plan/exchange.ts';
import { CAPPED, type ImportItem } from '../../plan/exchange-import.ts';
import type { Say } from '../messages.ts';
import type { Style } from '../terminal.ts';

export type ImportCounts = Readonly<Record<ImportItem['what'], number>>;

/** `dropped`: refused without being listed. */
export function countItems(items: readonly ImportItem[], dropped: number): ImportCounts {
  const counts = { taken: 0, unchanged: 0, empty: 0, refused: dropped };
  for (const { what } of items) counts[what]++;
  return counts;
}

/** `es.xlf:49:3 content/a.md u47 s1` */
function placeOf({ file, unit, segment, at }: ImportItem, returned: string): string {
  const inFile = at ? [`${returned}:${at.line}:${at.column}`] : [];
  return [...inFile, file, ...(unit === undefined ? [] : [unit]), segment].join(' ');
}

/** More lines than this of one kind tell a person nothing new. */
const MOST_LINES = 50;

export function importText(
  { file, edition, result }: { file: string; edition: string; result: Import },
  { say, style }: { say: Say; style: Style },
): string {
  const { items, written, dropped } = result;
  const counts = countItems(items, dropped);
  const lines = items.flatMap((item) => {
    const colour = item.what === 'refused' ? 'red' : 'yellow';
    return item.notes
      .filter(({ key }) => key !== CAPPED)
      .map(
        (note) => `${style(colour, say(`exchange:what.${item.what}`))} ${placeOf(item, file)}: ${say(note)}`,
      );
  });
  const rest = lines.length - MOST_LINES;
  const capped = items.filter(({ notes }) => notes.some(({ key }) => key === CAPPED)).length;
  return [
    ...lines.slice(0, MOST_LINES),
    ...(rest > 0 ? [say('exchange:more', { count: rest })] : []),
    ...(capped > 0 ? [say('exchange:capped', { count: capped })] : []),
    style('bold', say('exchange:imported', { file, edition, ...counts })),
    ...written.map((path) => `  ${say('exchange:written', { path })}`),
  ].join('\n');
}
