/** 1 of the eleven points: only this machine reaches it, unless somebody says so and people have passwords. */
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openProject } from '../../pipeline/project.ts';
import { isLoopback } from '../../pipeline/web/listen.ts';
import { hashPassword } from '../../pipeline/web/passwords.ts';
import { serveReview } from '../../pipeline/web/serve.ts';
import { CONFIG, makeSite } from '../support/site.ts';
import { ARTICLE, open } from './support/desk.ts';
import { serveDesk } from './support/served.ts';

/** Where a neighbour in the network would call; without a network another of this machine's own addresses. */
const NEIGHBOURLY =
  Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? '127.0.0.2';

/** The status of what a neighbour asks for, or why nobody answers. */
function call(port: number, path: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect({ port, host: NEIGHBOURLY, timeout: 3000 }, () =>
      socket.end(`GET ${path} HTTP/1.1\r\nHost: ${NEIGHBOURLY}:${port}\r\nConnection: close\r\n\r\n`),
    );
    socket.on('data', (data) => {
      answer += String(data);
    });
    socket.on('close', () => resolve(answer.split(' ')[1] ?? ''));
    socket.on('timeout', () => socket.destroy());
    socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? ''));
  });
}

const openSite = async (review = {}) => {
  const config = { ...JSON.parse(CONFIG), review };
  const root = await makeSite({
    'galerada.config.json': JSON.stringify(config),
    'content/flood.md': ARTICLE,
  });
  const project = await openProject({ cwd: root });
  if (!project.ok) throw new Error('no project');
  onTestFinished(() => project.value.close());
  return project.value;
};

const QUIETLY = { commit: false, progress: () => undefined, onCommitFailed: () => undefined };

describe('1 listens on this machine alone', () => {
  it('a neighbour finds nobody; listening everywhere, the same call is answered', async () => {
    const review = await serveReview(await openSite(), QUIETLY);
    if ('refused' in review) throw new Error(review.refused);
    onTestFinished(() => review.close());
    expect(review.addresses.every((address) => address === '127.0.0.1' || address === '::1')).toBe(true);
    expect(await call(Number(new URL(review.origin).port), '/')).toBe('ECONNREFUSED');
    const everywhere = await serveDesk({ host: '0.0.0.0' });
    expect(await call(everywhere.port, '/')).toBe('200');
  });

  it('open to others it wants a password of each; without one, the articles are anybody’s', async () => {
    const options = { ...QUIETLY, host: '0.0.0.0' };
    expect(await serveReview(await openSite(), options)).toEqual({ refused: 'no-users' });
    const password = await hashPassword('correct horse battery');
    const users = { Ana: { role: 'reviewer', password } };
    const review = await serveReview(await openSite({ users }), options);
    if ('refused' in review) throw new Error(review.refused);
    onTestFinished(() => review.close());
    expect([review.signIn, review.link()]).toEqual(['password', undefined]);
    expect(await call(Number(new URL(review.origin).port), '/api/desk')).toBe('401');
    const unasked = await serveDesk({ host: '0.0.0.0', guards: { isSignedIn: open } });
    expect(await call(unasked.port, '/api/desk')).toBe('200');
  });

  it.each([
    ['127.0.0.1', true],
    ['127.8.9.1', true],
    ['localhost', true],
    ['::1', true],
    ['0.0.0.0', false],
    ['::', false],
    ['127.0.0.1.evil.example', false],
    ['192.168.1.4', false],
  ])('%s is this machine: %s', (host, expected) => {
    expect(isLoopback(host)).toBe(expected);
  });
});
