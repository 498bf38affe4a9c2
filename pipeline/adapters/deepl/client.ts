/**
 * The one file that knows deepl-node. Every call is sent once (`maxRetries: 0`: the package would repeat a
 * request that may have been billed), and every error comes back as one of our failures.
 */
import {
  AuthorizationError,
  ConnectionError,
  DeepLClient,
  type DeepLClientOptions,
  DeepLError,
  GlossaryEntries,
  QuotaExceededError,
  type SourceLanguageCode,
  type TargetLanguageCode,
  TooManyRequestsError,
  type TranslateTextOptions,
} from 'deepl-node';
import { type Failure, fail, ok, type Result } from '../../model/finding.ts';
import { type Observed, observe } from './observe.ts';

export interface DeeplClient {
  translate(request: DeeplRequest): Promise<Result<readonly DeeplText[]>>;
  usage(): Promise<Result<{ readonly spent: number; readonly limit: number }>>;
  glossaries(): Promise<Result<readonly { readonly id: string; readonly name: string }[]>>;
  createGlossary(glossary: DeeplGlossary): Promise<Result<string>>;
  deleteGlossary(id: string): Promise<Result<true>>;
}

export interface DeeplRequest {
  readonly texts: readonly string[];
  readonly source: SourceLanguageCode;
  readonly target: TargetLanguageCode;
  readonly options: TranslateTextOptions;
}

export interface DeeplText {
  readonly text: string;
  readonly billed?: number;
}

export interface DeeplGlossary {
  readonly name: string;
  readonly source: string;
  readonly target: string;
  readonly entries: Readonly<Record<string, string>>;
}

export interface ClientOptions {
  readonly key: string;
  readonly serverUrl?: string;
  /** `http://user:password@host:port`. */
  readonly proxy?: string;
  /** Milliseconds. */
  readonly timeout: number;
  readonly version: string;
}

const ENGINE = 'deepl';
/** Errors of Node that say the request never reached anybody. */
const NEVER_ARRIVED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

export function createClient(options: ClientOptions): DeeplClient {
  const client = new DeepLClient(options.key, clientOptions(options));
  return {
    translate: ({ texts, source, target, options: how }) =>
      call(async () => {
        const results = await client.translateText([...texts], source, target, { ...how });
        return results.map(({ text, billedCharacters }) => ({
          text,
          ...(Number.isFinite(billedCharacters) ? { billed: billedCharacters } : {}),
        }));
      }),
    usage: () =>
      call(async () => {
        const { character } = await client.getUsage();
        return { spent: character?.count ?? 0, limit: character?.limit ?? Number.POSITIVE_INFINITY };
      }),
    glossaries: () =>
      call(async () =>
        (await client.listMultilingualGlossaries()).map(({ glossaryId, name }) => ({ id: glossaryId, name })),
      ),
    createGlossary: (glossary) => call(() => createGlossary(client, glossary)),
    deleteGlossary: (id) =>
      call(async () => {
        await client.deleteMultilingualGlossary(id);
        return true as const;
      }),
  };
}

async function createGlossary(client: DeepLClient, glossary: DeeplGlossary): Promise<string> {
  const { glossaryId } = await client.createMultilingualGlossary(glossary.name, [
    {
      sourceLangCode: glossary.source as 'en',
      targetLangCode: glossary.target as 'es',
      entries: new GlossaryEntries({ entries: { ...glossary.entries } }),
    },
  ]);
  return glossaryId;
}

function clientOptions({ serverUrl, proxy, timeout, version }: ClientOptions): DeepLClientOptions {
  return {
    maxRetries: 0,
    minTimeout: timeout,
    appInfo: { appName: 'galerada', appVersion: version },
    ...(serverUrl === undefined ? {} : { serverUrl }),
    ...(proxy === undefined ? {} : { proxy: proxyOptions(new URL(proxy)) }),
  };
}

function proxyOptions({
  protocol,
  hostname,
  port,
  username,
  password,
}: URL): NonNullable<DeepLClientOptions['proxy']> {
  return {
    protocol: protocol.replace(':', ''),
    host: hostname,
    port: Number(port) || (protocol === 'https:' ? 443 : 80),
    ...(username
      ? { auth: { username: decodeURIComponent(username), password: decodeURIComponent(password) } }
      : {}),
  };
}

async function call<T>(run: () => Promise<T>): Promise<Result<T>> {
  const { outcome, seen } = await observe(run);
  return outcome.status === 'fulfilled' ? ok(outcome.value) : fail(failureOf(outcome.reason, seen));
}

/** Bugs are thrown on; what DeepL, the network or the package's reading of an answer complains of is a failure. */
function failureOf(error: unknown, seen: Observed): Failure {
  if (error instanceof AuthorizationError || seen.status === 401)
    return { reason: 'engine-unauthorized', engine: ENGINE };
  if (error instanceof QuotaExceededError) return { reason: 'engine-quota', engine: ENGINE };
  const later = seen.retryAfter === undefined ? {} : { retryAfter: seen.retryAfter };
  if (error instanceof TooManyRequestsError || seen.status === 503 || seen.status === 529) {
    return { reason: 'engine-busy', engine: ENGINE, ...later };
  }
  if (error instanceof ConnectionError) return unreachable(error);
  if (!(error instanceof DeepLError) && seen.status === undefined) throw error;
  const detail = error instanceof Error ? error.message : String(error);
  const { status } = seen;
  if (status !== undefined && status >= 500) {
    return { reason: 'engine-unreachable', engine: ENGINE, detail: `HTTP ${status}`, ...later };
  }
  return { reason: 'engine-broken', engine: ENGINE, detail, ...(status === undefined ? {} : { status }) };
}

function unreachable(error: ConnectionError): Failure {
  const code = (error.error as { code?: string } | undefined)?.code;
  return {
    reason: 'engine-unreachable',
    engine: ENGINE,
    detail: code ?? error.message,
    ...(code !== undefined && NEVER_ARRIVED.has(code) ? { unsent: true as const } : {}),
  };
}
