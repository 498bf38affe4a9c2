/** Who one is here, and the project. */
import { signal } from '@preact/signals';
import type { EditionInfo, Permissions, Session } from '../../../api.ts';
import { ask, useCsrf } from './http.ts';

export const session = signal<Session | undefined>(undefined);

export async function loadSession(): Promise<void> {
  const read = await ask<Session>('/session');
  useCsrf(read.csrf);
  session.value = read;
}

/** Drafts stay in this browser, for when the same person comes back. */
export async function signOut(): Promise<void> {
  await ask('/session', { method: 'DELETE' });
  location.assign('/');
}

const NOTHING: Permissions = { edit: false, states: [], approveOwn: false, ask: false };

export const may = (): Permissions => session.value?.user?.may ?? NOTHING;

export const editionOf = (name: string): EditionInfo | undefined =>
  session.value?.project?.editions.find((edition) => edition.name === name);

/** The highest state this person may give: what approving gives. */
export function approvalState(): 'reviewed' | 'final' | undefined {
  const { states } = may();
  return states.includes('reviewed') ? 'reviewed' : states.includes('final') ? 'final' : undefined;
}
