/** The client's built files, read once: a request names one of them or gets nothing, and no path reaches the disk. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Asset {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly type: string;
  readonly etag: string;
  /** Its name changes when it does. */
  readonly isImmutable: boolean;
}

/** By path of the URL: `/index.html`, `/assets/desk-4f2a.js`. Empty when the client is not built. */
export type Assets = ReadonlyMap<string, Asset>;

/** Beside this file, in the sources and in the package alike. */
export const CLIENT = fileURLToPath(new URL('./client/dist/', import.meta.url));

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
};

export async function readAssets(folder: string): Promise<Assets> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile() && TYPES[path.extname(entry.name)] !== undefined);
  const read = files.map(async (entry) => {
    const absolute = path.join(entry.parentPath, entry.name);
    const body = new Uint8Array(await readFile(absolute));
    const url = `/${path.relative(folder, absolute).split(path.sep).join('/')}`;
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
    const type = TYPES[path.extname(entry.name)] ?? 'application/octet-stream';
    return [url, { body, type, etag, isImmutable: url.startsWith('/assets/') }] as const;
  });
  return new Map(await Promise.all(read));
}
