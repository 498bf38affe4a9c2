/** The app on a port: of this machine alone, unless somebody asks for more. */
import { createServer as createHttpServer, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { hostname, networkInterfaces } from 'node:os';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import type { Env } from './context.ts';

export interface ListenOptions {
  /** Address to listen on; this machine's own, both kinds, without it. */
  readonly host?: string | undefined;
  /** Without it the preferred one, or any that is free. */
  readonly port?: number | undefined;
  readonly preferred: number;
  readonly tls?: { readonly key: string; readonly cert: string } | undefined;
}

export interface Listening {
  /** What was asked for comes first. */
  readonly origins: readonly string[];
  readonly addresses: readonly string[];
  close(): Promise<void>;
}

/** IPv4 first: what it gets for a port, IPv6 takes too. */
const LOOPBACK = ['127.0.0.1', '::1'];

export function isLoopback(host: string | undefined): boolean {
  return host === undefined || host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

/** Rejects where the port asked for is taken. `app` is asked for once the origins are known. */
export async function listen(
  options: ListenOptions,
  app: (origins: readonly string[]) => Pick<Hono<Env>, 'fetch'>,
): Promise<Listening> {
  const hosts = options.host === undefined || options.host === 'localhost' ? LOOPBACK : [options.host];
  const handler: { current?: ReturnType<typeof getRequestListener> } = {};
  const make = () => makeServer(options.tls, (...args) => void handler.current?.(...args));
  const first = await bindFirst(make, hosts[0]!, options);
  const { port } = first.address() as AddressInfo;
  const others = await Promise.all(
    hosts.slice(1).map((host) => bind(make(), host, port).catch(() => undefined)),
  );
  const servers = [first, ...others.filter((server) => server !== undefined)];
  const scheme = options.tls ? 'https' : 'http';
  const origins = namesOf(options.host).map((name) => new URL(`${scheme}://${name}:${port}`).origin);
  const { fetch } = app(origins);
  handler.current = getRequestListener((request, env) => fetch(request, env as Env['Bindings']));
  return {
    origins,
    addresses: servers.map((server) => (server.address() as AddressInfo).address),
    close: async () => {
      await Promise.all(servers.map(closeServer));
    },
  };
}

type Handler = ReturnType<typeof getRequestListener>;

function makeServer(tls: ListenOptions['tls'], handle: (...args: Parameters<Handler>) => void): Server {
  return tls ? createHttpsServer({ ...tls }, handle) : createHttpServer(handle);
}

async function bindFirst(
  make: () => Server,
  host: string,
  { port, preferred }: ListenOptions,
): Promise<Server> {
  if (port !== undefined) return bind(make(), host, port);
  return bind(make(), host, preferred).catch(() => bind(make(), host, 0));
}

function bind(server: Server, host: string, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port, exclusive: true }, () => resolve(server));
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** Names a browser may use for what we listen on. */
function namesOf(host: string | undefined): string[] {
  if (isLoopback(host))
    return [
      ...new Set([bracketed(host === undefined ? '127.0.0.1' : host), 'localhost', '127.0.0.1', '[::1]']),
    ];
  if (host !== '0.0.0.0' && host !== '::') return [bracketed(host!)];
  const addresses = Object.values(networkInterfaces()).flatMap((list) =>
    (list ?? []).map(({ address }) => address),
  );
  const own = addresses.filter((address) => !address.includes('%') && !address.startsWith('fe80'));
  return [hostname(), 'localhost', ...own.map(bracketed)];
}

function bracketed(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}

/** Ports of a range that no service has claimed for itself, one for each project: drafts stay with their address. */
const FIRST_PORT = 41_000;
const PORTS = 1000;

export function preferredPort(root: string): number {
  let sum = 0;
  for (const unit of root) sum = (sum * 31 + unit.codePointAt(0)!) % 2 ** 31;
  return FIRST_PORT + (sum % PORTS);
}
