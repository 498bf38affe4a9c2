/**
 * A large TMX file through the writer and the reader: `node bench/memory/tmx.ts [MEGABYTES]` (100). Nothing is kept
 * of what was read, as on import, so the memory used is the reader's.
 */
import { entryOf, tmxHeader, tmxUnit } from '../../pipeline/exchange/tmx/entries.ts';
import type { TmxUnit } from '../../pipeline/exchange/tmx/model.ts';
import { TmxReader } from '../../pipeline/exchange/tmx/read.ts';
import { writeTmx } from '../../pipeline/exchange/tmx/write.ts';
import type { CodedText } from '../../pipeline/model/coded-text.ts';
import type { Locale } from '../../pipeline/model/locale.ts';

const CHUNK = 1 << 16;
const megabytes = Number(process.argv[2] ?? 100);
const locales = { source: 'en' as Locale, target: 'es' as Locale };

function* units(): Generator<TmxUnit> {
  for (let at = 0; ; at++) {
    const source = `Sentence ${at} of <1>the report</1> says that prices rose by ${at % 97} per cent & more<2/>.`;
    const target = `La frase ${at} del <1>informe</1> dice que los precios subieron un ${at % 97} por ciento y más<2/>.`;
    const made = { state: 'reviewed', origin: 'person', by: 'Ana', at: '2026-01-31T10:20:30Z' } as const;
    const where = { article: `news/${at >> 6}`, edition: 'es', sourceLanguage: 'en' } as const;
    yield tmxUnit({ ...made, ...where, source: source as CodedText, target: target as CodedText }, locales);
  }
}

/** Text in chunks as a file is read, until the units have the size asked for; then the end of the file. */
function* chunks(): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  let text = '';
  let bytes = 0;
  for (const piece of writeTmx(tmxHeader('bench'), units(), () => undefined)) {
    text += piece;
    if (text.length < CHUNK) continue;
    const chunk = encoder.encode(text);
    bytes += chunk.length;
    yield chunk;
    text = '';
    if (bytes >= megabytes * 1e6) break;
  }
  yield encoder.encode('  </body>\n</tmx>\n');
}

const reader = new TmxReader('bench.tmx');
let bytes = 0;
let entries = 0;
let largest = 0;
let reading = 0;
for (const chunk of chunks()) {
  const before = process.cpuUsage();
  const read = reader.push(chunk);
  if (!read.ok) throw new Error(JSON.stringify(read.failure));
  for (const unit of read.value)
    if (entryOf(unit, reader.header!, { source: 'en', target: locales.target })) entries++;
  const { user, system } = process.cpuUsage(before);
  reading += (user + system) / 1e6;
  bytes += chunk.length;
  largest = Math.max(largest, process.memoryUsage().rss);
}
const ended = reader.end();
if (!ended.ok) throw new Error(JSON.stringify(ended.failure));
console.log(
  `${(bytes / 1e6).toFixed(0)} MB, ${entries + ended.value.length} entries, ${(bytes / 1e6 / reading).toFixed(1)} MB per CPU second, ` +
    `at most ${(largest / 1e6).toFixed(0)} MB of memory in all`,
);
