/** What is typed and not saved yet, kept in this browser at each key: a crash, a reload or a lost server lose nothing. */
import { session } from './session.ts';

export interface Taken {
  readonly text: string;
  readonly origin: 'memory' | 'machine';
  readonly by: string;
}

export interface Draft {
  readonly text: string;
  /** The suggestion it began as, which the record is to know of. */
  readonly taken?: Taken;
  /** The saved text the person started from, and its version. */
  readonly base: string;
  readonly etag: string;
  readonly at: number;
}

/** Each person's own: a browser may be shared. */
const key = (galley: string, segment: string) =>
  `galerada.draft.${session.value?.user?.name ?? ''}.${galley}.${segment}`;

export function keepDraft(galley: string, segment: string, draft: Draft): boolean {
  try {
    localStorage.setItem(key(galley, segment), JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export function dropDraft(galley: string, segment: string): void {
  localStorage.removeItem(key(galley, segment));
}

export function draftsOf(galley: string): Map<string, Draft> {
  const prefix = key(galley, '');
  const found = new Map<string, Draft>();
  for (const name of Object.keys(localStorage)) {
    if (!name.startsWith(prefix)) continue;
    try {
      const draft = JSON.parse(localStorage.getItem(name) ?? '') as Draft;
      if (typeof draft.text === 'string') found.set(name.slice(prefix.length), draft);
    } catch {
      localStorage.removeItem(name);
    }
  }
  return found;
}
