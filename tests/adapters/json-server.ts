/** A local HTTP server that answers JSON with JSON. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface JsonRequest {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
}

export interface JsonReply {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  /** Text goes out as it is, all else as JSON. */
  readonly body: unknown;
}

export interface JsonServer {
  readonly url: string;
  readonly requests: JsonRequest[];
  stop(): Promise<void>;
}

export async function startJsonServer(answer: (request: JsonRequest) => JsonReply): Promise<JsonServer> {
  const requests: JsonRequest[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const seen = {
      path: request.url ?? '',
      headers: request.headers,
      body: JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown,
    };
    requests.push(seen);
    const { status = 200, headers = {}, body } = answer(seen);
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
