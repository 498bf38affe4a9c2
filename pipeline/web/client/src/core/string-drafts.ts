/** What is typed into an interface string and not saved yet, kept in this browser as sentences are. */
import { session } from './session.ts';

export interface StringDraft {
  readonly text: string;
  /** What stood there when typing began. */
  readonly begun: string;
}

const key = (field: string) => `galerada.string.${session.value?.user?.name ?? ''}.${field}`;

export function stringDraft(field: string): StringDraft | undefined {
  try {
    const draft = JSON.parse(localStorage.getItem(key(field)) ?? 'null') as StringDraft | null;
    return typeof draft?.text === 'string' && typeof draft.begun === 'string' ? draft : undefined;
  } catch {
    return undefined;
  }
}

/** False where this browser's storage is full. */
export function keepStringDraft(field: string, draft: StringDraft): boolean {
  try {
    localStorage.setItem(key(field), JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export function dropStringDraft(field: string): void {
  localStorage.removeItem(key(field));
}
