/** Requests to the server, with the session's header, in the language of the page. */
import { signal } from '@preact/signals';
import type { ApiError, Session } from '../../../api.ts';
import { language } from './texts.ts';

/** True while the server cannot be reached: what is typed stays in this browser. */
export const offline = signal(false);
/** True when the session has ended. */
export const signedOut = signal(false);

let csrf = '';
export function useCsrf(value: string): void {
  csrf = value;
}

/** What the server refused, in words for a person. `status` 0: it could not be reached. */
export class Refused extends Error {
  readonly status: number;
  readonly code: string;
  readonly hint: string;
  readonly body: unknown;
  constructor(status: number, body: Partial<ApiError> | undefined) {
    super(body?.error?.title ?? '');
    this.status = status;
    this.code = body?.error?.code ?? '';
    this.hint = body?.error?.hint ?? '';
    this.body = body;
  }
}

export interface Ask {
  readonly method?: 'GET' | 'PUT' | 'POST' | 'DELETE';
  readonly body?: unknown;
  readonly etag?: string;
  readonly signal?: AbortSignal;
  /** Goes out although the page is being left. */
  readonly keepalive?: boolean;
}

export async function ask<T>(path: string, given: Ask = {}, isSecondTry = false): Promise<T> {
  const { method = 'GET', body, etag, signal: stop, keepalive = false } = given;
  const headers: Record<string, string> = { 'accept-language': language.value };
  if (method !== 'GET') {
    headers['content-type'] = 'application/json';
    headers['x-galerada'] = csrf;
  }
  if (etag) headers['if-match'] = etag;
  const init: RequestInit = { method, headers, credentials: 'same-origin', keepalive };
  if (method !== 'GET') init.body = JSON.stringify(body ?? {});
  if (stop) init.signal = stop;
  const separator = path.includes('?') ? '&' : '?';
  let answer: Response;
  try {
    answer = await fetch(`/api${path}${separator}lng=${language.value}`, init);
  } catch (error) {
    if ((error as Error).name === 'AbortError') throw error;
    offline.value = true;
    throw new Refused(0, undefined);
  }
  offline.value = false;
  const json = answer.status === 204 ? undefined : await readJson(answer);
  if (answer.ok) {
    if (path !== '/session') signedOut.value = false;
    return json as T;
  }
  // A link opened in another tab has begun a new session, whose header this page does not know yet.
  if ((json as Partial<ApiError> | undefined)?.error?.code === 'wrong-csrf' && !isSecondTry) {
    const { csrf: renewed } = await ask<Session>('/session');
    useCsrf(renewed);
    return ask<T>(path, given, true);
  }
  if (answer.status === 401 && path !== '/session') signedOut.value = true;
  throw new Refused(answer.status, json as Partial<ApiError> | undefined);
}

/** Undefined for what is no JSON; what was given up while it was read stays given up. */
async function readJson(answer: Response): Promise<unknown> {
  try {
    return (await answer.json()) as unknown;
  } catch (error) {
    if (wasAborted(error)) throw error;
    return undefined;
  }
}

export function wasAborted(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

/** `a=1&b=2&b=3`; what is undefined or '' is left out. */
export function queryOf(values: Readonly<Record<string, unknown>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values))
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined && one !== '') query.append(name, String(one));
  return query.toString();
}
