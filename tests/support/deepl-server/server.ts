/** DeepL's documented HTTP API, as much of it as we speak (https://developers.deepl.com), with faults on request. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Fault, isDelivered, spoil } from './faults.ts';
import { Glossaries } from './glossaries.ts';
import { translateWords } from './words.ts';

export interface SeenRequest {
  readonly parameters: URLSearchParams;
  readonly texts: readonly string[];
  readonly headers: IncomingMessage['headers'];
}

export interface DeeplServerOptions {
  readonly key?: string;
  /** Characters of the account. */
  readonly limit?: number;
  /** The fault of each translation request, by its number from 0. */
  readonly fault?: (request: number) => Fault | undefined;
  readonly maxBytes?: number;
  /** In the place of the server's own way with words; tags and entities are its own to keep. */
  readonly translate?: (text: string) => string;
}

const TARGETS = ['EN-GB', 'EN-US', 'ES', 'ES-419', 'FR', 'DE', 'PT-BR', 'PT-PT'];
const SOURCES = ['EN', 'ES', 'FR', 'DE', 'PT'];

export class DeeplServer {
  readonly requests: SeenRequest[] = [];
  readonly glossaries = new Glossaries();
  /** Characters billed in all, and those of them whose answer never reached anybody whole. */
  billed = 0;
  billedInVain = 0;
  readonly #options: DeeplServerOptions;
  readonly #server: Server;
  #count = 0;

  private constructor(options: DeeplServerOptions) {
    this.#options = options;
    this.#server = createServer((request, response) => {
      this.#handle(request, response).catch((error: unknown) => {
        response.destroy(error as Error);
      });
    });
  }

  static async start(options: DeeplServerOptions = {}): Promise<DeeplServer> {
    const server = new DeeplServer(options);
    await new Promise<void>((resolve) => server.#server.listen(0, '127.0.0.1', resolve));
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const fault = url.pathname === '/v2/translate' ? this.#options.fault?.(this.#count++) : undefined;
    if (fault?.kind === 'refused') {
      request.socket.resetAndDestroy();
      return;
    }
    const body = await read(request);
    if (request.headers.authorization !== `DeepL-Auth-Key ${this.#options.key ?? 'key'}`) {
      return send(response, 403, { message: 'Forbidden' });
    }
    if (url.pathname === '/v2/translate') return this.#translate({ request, response, body, fault });
    if (url.pathname === '/v2/usage') {
      return send(response, 200, { character_count: this.billed, character_limit: this.#limit });
    }
    if (url.pathname === '/v2/languages') return send(response, 200, languages(url.searchParams.get('type')));
    const answer = this.glossaries.handle(request.method ?? 'GET', url.pathname, body);
    send(response, answer.status, answer.body);
  }

  get #limit(): number {
    return this.#options.limit ?? 500_000;
  }

  #translate({ request, response, body, fault }: Exchange): void {
    const parameters = new URLSearchParams(body);
    const texts = parameters.getAll('text');
    this.requests.push({ parameters, texts, headers: request.headers });
    const prices = texts.map((text) => [...text].length);
    const refusal = statusOf(fault) ?? this.#refuse(parameters, body) ?? this.#overLimit(prices);
    if (refusal) send(response, refusal.status, { message: refusal.message }, refusal.headers);
    else {
      const { translate } = this.#options;
      const sound = answersTo(parameters, { billed: prices, translate });
      const answers = answersTo(parameters, { billed: prices, translate, fault });
      this.billed += sum(prices);
      this.billedInVain += sum(inVain(prices, fault, { sound, answers }));
      deliver(response, answers, fault);
    }
  }

  #overLimit(prices: readonly number[]): Refusal | undefined {
    const over = this.billed + sum(prices) > this.#limit;
    return over ? { status: 456, message: 'Quota Exceeded' } : undefined;
  }

  #refuse(parameters: URLSearchParams, body: string): Refusal | undefined {
    const texts = parameters.getAll('text');
    if (Buffer.byteLength(body) > (this.#options.maxBytes ?? 128 * 1024)) {
      return { status: 413, message: 'Request Entity Too Large' };
    }
    if (texts.length === 0 || texts.length > 50) return { status: 400, message: 'Too many texts' };
    const target = parameters.get('target_lang')?.toUpperCase() ?? '';
    if (!TARGETS.includes(target)) return { status: 400, message: "Value for 'target_lang' not supported." };
    if (parameters.get('tag_handling') === 'xml' && !texts.every(isWellFormed)) {
      return { status: 400, message: 'Tag handling parsing failed, please check input.' };
    }
    const glossary = parameters.get('glossary_id');
    if (glossary !== null && !this.glossaries.has(glossary))
      return { status: 404, message: 'Glossary not found' };
    return undefined;
  }
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly body: string;
  readonly fault: Fault | undefined;
}

interface Refusal {
  readonly status: number;
  readonly message: string;
  readonly headers?: Record<string, string>;
}

function statusOf(fault: Fault | undefined): Refusal | undefined {
  if (fault?.kind !== 'status') return undefined;
  const headers = fault.retryAfter === undefined ? {} : { 'retry-after': fault.retryAfter };
  return { status: fault.status, message: `fault ${fault.status}`, headers };
}

/** What is billed for answers that nobody can use. */
function inVain(
  prices: readonly number[],
  fault: Fault | undefined,
  { sound, answers }: { readonly sound: readonly Answer[]; readonly answers: readonly Answer[] },
): number[] {
  if (!isDelivered(fault)) return [...prices];
  return prices.filter((_, at) => sound[at]?.text !== answers[at]?.text);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

interface Answer {
  readonly detected_source_language: string;
  readonly text: string;
  readonly billed_characters: number;
}

interface Answering {
  readonly billed: readonly number[];
  readonly translate: DeeplServerOptions['translate'] | undefined;
  readonly fault?: Fault | undefined;
}

function answersTo(parameters: URLSearchParams, { billed, translate, fault }: Answering): Answer[] {
  const target = parameters.get('target_lang')?.toLowerCase().startsWith('es') ? 'es' : 'en';
  const xml = parameters.get('tag_handling') === 'xml';
  const ignored = parameters.get('ignore_tags')?.split(',') ?? [];
  const answers = parameters.getAll('text').map((text, at) => {
    const own = () => (xml ? translateXml(text, target, ignored) : translateWords(text, target));
    const translated = translate ? translate(text) : own();
    const spoilt = fault?.kind === 'spoilt' && at === fault.at % billed.length;
    return {
      detected_source_language: parameters.get('source_lang')?.toUpperCase() ?? 'EN',
      text: spoilt ? spoil(translated, text, fault.how) : translated,
      billed_characters: billed[at]!,
    };
  });
  if (fault?.kind === 'fewer') return answers.slice(1);
  if (fault?.kind === 'shuffled') return [...answers.slice(1), ...answers.slice(0, 1)];
  return answers;
}

function translateXml(text: string, target: 'en' | 'es', ignored: readonly string[]): string {
  const kept = ignored.map((tag) => `<${tag}>[^<]*</${tag}>|`).join('');
  const skip = new RegExp(`(${kept}<[^>]*>|&#?\\w+;)`);
  return text
    .split(skip)
    .map((part, at) => (at % 2 === 1 ? part : translateWords(part, target)))
    .join('');
}

function isWellFormed(text: string): boolean {
  const open: string[] = [];
  for (const [tag, close, name, self] of text.matchAll(/<(\/?)([a-z]\w*)\s*(\/?)>/gi)) {
    if (tag === undefined || self) continue;
    if (!close) open.push(name!);
    else if (open.pop() !== name) return false;
  }
  const rest = text.replace(/<\/?[a-z]\w*\s*\/?>/gi, '').replace(/&(?:amp|lt|gt|quot|apos|#x?\w+);/g, '');
  return open.length === 0 && !/[<&]/.test(rest);
}

function deliver(response: ServerResponse, translations: readonly Answer[], fault: Fault | undefined): void {
  const text = JSON.stringify({ translations });
  if (fault?.kind === 'silence') return;
  if (fault?.kind === 'reset') {
    response.writeHead(200, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
    });
    response.write(text.slice(0, text.length >> 1), () => response.socket?.resetAndDestroy());
    return;
  }
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(fault?.kind === 'malformed' ? text.slice(0, -3) : text);
}

function languages(type: string | null): object[] {
  const codes = type === 'target' ? TARGETS : SOURCES;
  return codes.map((language) => ({
    language,
    name: language,
    supports_formality: language.startsWith('ES'),
  }));
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function send(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(status === 204 ? undefined : JSON.stringify(body));
}
