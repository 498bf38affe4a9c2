/**
 * The Ledger port over append-only files of JSON lines, `.galerada/ledger/2026-11.jsonl`.
 *
 * A reservation is appended and flushed, then the file is read up to it: it is granted when what stands before it
 * leaves room below its cap. Appending puts all lines of all processes into one order, and every reader replays
 * them to the same end, so no lock is needed and no two processes are granted the same character.
 */
import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fail, ok, type Result } from '../../model/finding.ts';
import type { Clock, Ledger, LedgerMonth, LedgerPurchase, LedgerRefusal } from '../../ports.ts';
import { describe } from './files.ts';

export const LEDGER_FOLDER = '.galerada/ledger';

type Line =
  /** `cap` is null without one. */
  | { readonly reserve: string; readonly characters: number; readonly cap: number | null }
  | { readonly settle: number; readonly spent: number }
  | ({ readonly bought: true } & LedgerPurchase)
  | ({ readonly refused: true } & LedgerRefusal);

export function createLedger(root: string, clock: Clock): Ledger {
  const folder = path.join(root, LEDGER_FOLDER);
  const monthNow = () => clock.now().toISOString().slice(0, 7);
  const fileOf = (month: string) => path.join(folder, `${month}.jsonl`);
  const accounts = new Map<string, Account>();
  /** Where characters were set aside that are not settled yet, the oldest first. */
  let unsettled: { month: string; characters: number }[] = [];
  return {
    reserve: (characters, cap) =>
      guarded(async () => {
        const month = monthNow();
        const id = randomUUID();
        const line = { reserve: id, characters, cap: Number.isFinite(cap) ? cap : null };
        await append(fileOf(month), [line], 'flush');
        const account = accounts.get(month) ?? new Account();
        accounts.set(month, account);
        const granted = await account.readUpTo(fileOf(month), id);
        if (granted) unsettled.push({ month, characters });
        return granted;
      }),
    settle: (reserved, spent) =>
      guarded(async () => {
        const taken = takeFrom(unsettled, reserved);
        unsettled = taken.left;
        let rest = spent;
        for (const { month, characters } of taken.parts) {
          const used = Math.min(rest, characters);
          rest -= used;
          await append(fileOf(month), [{ settle: characters, spent: used }]);
        }
        if (rest > 0) await append(fileOf(monthNow()), [{ settle: 0, spent: rest }]);
        return true as const;
      }),
    note: (purchases) =>
      guarded(async () => {
        const lines = purchases.map((purchase): Line => ({ bought: true, ...purchase }));
        if (lines.length > 0) await append(fileOf(monthNow()), lines);
        return true as const;
      }),
    refuse: (refusals) =>
      guarded(async () => {
        const lines = refusals.map((refusal): Line => ({ refused: true, ...refusal }));
        if (lines.length > 0) await append(fileOf(monthNow()), lines, 'flush');
        return true as const;
      }),
    refused: () => guarded(() => readRefusals(folder)),
    months: () => guarded(() => readMonths(folder)),
  };
}

interface Part {
  readonly month: string;
  readonly characters: number;
}

/** A settlement of several reservations, or of a part of one, by the months they were made in. */
function takeFrom(open: readonly Part[], characters: number): { parts: Part[]; left: Part[] } {
  const parts: Part[] = [];
  const left: Part[] = [];
  let wanted = characters;
  for (const part of open) {
    const taken = Math.min(wanted, part.characters);
    wanted -= taken;
    if (taken > 0) parts.push({ ...part, characters: taken });
    if (taken < part.characters) left.push({ ...part, characters: part.characters - taken });
  }
  return { parts, left };
}

/** What a month's lines come to, read from where the last reading ended. */
class Account {
  spent = 0;
  open = 0;
  readonly purchases = new Map<string, LedgerPurchase>();
  #read = 0;

  /** Whether the reservation was granted. */
  async readUpTo(file: string, id: string): Promise<boolean> {
    const text = await readFrom(file, this.#read);
    let at = 0;
    for (;;) {
      const end = text.indexOf('\n', at);
      if (end < 0) throw new Error('the reservation is not in its file');
      const line = parseLine(text.slice(at, end));
      this.#read += Buffer.byteLength(text.slice(at, end + 1));
      at = end + 1;
      const granted = line ? this.apply(line) : false;
      if (line && 'reserve' in line && line.reserve === id) return granted;
    }
  }

  apply(line: Line): boolean {
    if ('reserve' in line) return this.#reserve(line);
    if ('settle' in line) {
      this.open -= line.settle;
      this.spent += line.spent;
    } else if ('bought' in line) this.#note(line);
    return false;
  }

  #reserve({ characters, cap }: Extract<Line, { reserve: string }>): boolean {
    if (cap !== null && this.spent + this.open + characters > cap) return false;
    this.open += characters;
    return true;
  }

  #note({ bought: _, ...purchase }: Extract<Line, { bought: true }>): void {
    const key = JSON.stringify([purchase.article, purchase.edition, purchase.engine]);
    const known = this.purchases.get(key);
    const sentences = purchase.sentences + (known?.sentences ?? 0);
    const characters = purchase.characters + (known?.characters ?? 0);
    this.purchases.set(key, { ...purchase, sentences, characters });
  }
}

/** Oldest month first. */
async function* readLines(folder: string): AsyncGenerator<{ month: string; lines: Line[] }> {
  const names = await readdir(folder).catch(absent<string[]>([]));
  for (const name of names.filter((one) => /^\d{4}-\d{2}\.jsonl$/.test(one)).sort()) {
    const texts = (await readFile(path.join(folder, name), 'utf8')).split('\n');
    yield { month: name.slice(0, 7), lines: texts.flatMap((text) => parseLine(text) ?? []) };
  }
}

async function readMonths(folder: string): Promise<LedgerMonth[]> {
  const months: LedgerMonth[] = [];
  for await (const { month, lines } of readLines(folder)) {
    const account = new Account();
    for (const line of lines) account.apply(line);
    const { spent, open, purchases } = account;
    months.push({ month, spent, open, purchases: [...purchases.values()] });
  }
  return months;
}

async function readRefusals(folder: string): Promise<LedgerRefusal[]> {
  const found = new Map<string, LedgerRefusal>();
  for await (const { lines } of readLines(folder)) {
    for (const line of lines) {
      if (!('refused' in line)) continue;
      const { refused: _, ...refusal } = line;
      found.set(`${refusal.engine} ${refusal.text}`, refusal);
    }
  }
  return [...found.values()];
}

async function append(file: string, lines: readonly Line[], flush?: 'flush'): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const handle = await open(file, 'a');
  try {
    // One write, so that lines of other processes stand before or after it; a line cut short by a crash stays alone.
    await handle.write(`\n${lines.map((line) => JSON.stringify(line)).join('\n')}\n`);
    if (flush) await handle.datasync();
  } finally {
    await handle.close();
  }
}

async function readFrom(file: string, from: number): Promise<string> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const bytes = Buffer.alloc(size - from);
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, from);
    return bytes.subarray(0, bytesRead).toString('utf8');
  } finally {
    await handle.close();
  }
}

/** A torn line is the trace of a crash: what it was to say had not happened yet. */
function parseLine(text: string): Line | undefined {
  if (text === '') return undefined;
  try {
    const line: unknown = JSON.parse(text);
    const isLine = typeof line === 'object' && line !== null;
    return isLine && ('reserve' in line || 'settle' in line || 'bought' in line || 'refused' in line)
      ? (line as Line)
      : undefined;
  } catch {
    return undefined;
  }
}

function absent<T>(value: T): (error: NodeJS.ErrnoException) => T {
  return (error) => {
    if (error.code === 'ENOENT') return value;
    throw error;
  };
}

async function guarded<T>(action: () => Promise<T>): Promise<Result<T>> {
  try {
    return ok(await action());
  } catch (error) {
    return fail({ reason: 'unwritable', file: LEDGER_FOLDER, detail: describe(error) });
  }
}
