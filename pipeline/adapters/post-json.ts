/** One JSON request over HTTP, sent once, with all that can go wrong as our failures. */
import { type Failure, fail, ok, type Result } from '../model/finding.ts';
import { retryAfterSeconds } from './retry-after.ts';

export interface JsonRequest {
  /** For failures: the engine that is asked. */
  readonly engine: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** Milliseconds, until the whole answer is here. */
  readonly timeout: number;
}

/** Errors of Node that say the request never reached anybody. */
const NEVER_ARRIVED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

export async function postJson(request: JsonRequest): Promise<Result<unknown>> {
  const { engine, url, headers, body, timeout } = request;
  let status: number | undefined;
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(timeout),
    });
    status = response.status;
    const text = await response.text();
    return response.ok ? parse(text, engine) : fail(statusFailure(response, text, engine));
  } catch (error) {
    return fail(unreachable(error, engine, status));
  }
}

function parse(text: string, engine: string): Result<unknown> {
  try {
    return ok(JSON.parse(text));
  } catch {
    return fail({ reason: 'engine-broken', engine, detail: `JSON: ${text.slice(0, 80)}` });
  }
}

function statusFailure(response: Response, text: string, engine: string): Failure {
  const { status } = response;
  const seconds = retryAfterSeconds(response.headers.get('retry-after'), response.headers.get('date'));
  const later = seconds === undefined ? {} : { retryAfter: seconds };
  if (status === 401 || status === 403) return { reason: 'engine-unauthorized', engine };
  if (status === 402 || status === 456 || (status === 429 && text.includes('insufficient_quota'))) {
    return { reason: 'engine-quota', engine };
  }
  if (status === 429 || status === 503 || status === 529) return { reason: 'engine-busy', engine, ...later };
  if (status >= 500) return { reason: 'engine-unreachable', engine, detail: `HTTP ${status}`, ...later };
  return { reason: 'engine-broken', engine, detail: `HTTP ${status}: ${text.slice(0, 200)}`, status };
}

function unreachable(error: unknown, engine: string, status: number | undefined): Failure {
  const { cause, name, message } = error as Error & { cause?: { code?: string } };
  const code = cause?.code;
  const unsent = status === undefined && code !== undefined && NEVER_ARRIVED.has(code);
  const detail = code ?? (name === 'TimeoutError' ? 'timeout' : message);
  return { reason: 'engine-unreachable', engine, detail, ...(unsent ? { unsent: true as const } : {}) };
}
