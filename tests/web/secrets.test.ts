/** 4 of the eleven points: secrets are long, used once, and compared in the time of their length. */
import * as crypto from 'node:crypto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { hashPassword, verifyPassword } from '../../pipeline/web/passwords.ts';
import { Sessions } from '../../pipeline/web/sessions.ts';
import { COOKIE, type Desk, ORIGIN, openDesk, segmentPath } from './support/desk.ts';

vi.mock('node:crypto', async (original) => {
  const real = await original<typeof crypto>();
  return { ...real, timingSafeEqual: vi.fn(real.timingSafeEqual) };
});

const compared = vi.mocked(crypto.timingSafeEqual);
beforeEach(() => void compared.mockClear());

/** Bytes of both sides of each comparison. */
const lengths = () => compared.mock.calls.map(([a, b]) => [a.byteLength, b.byteLength]);

/** Links that are not used up by being used. */
class Careless extends Sessions {
  readonly #names = new Map<string, string>();
  override link(name: string): string {
    const token = super.link(name);
    this.#names.set(token, name);
    return token;
  }
  override redeem(token: string): string | undefined {
    const name = this.#names.get(token);
    return name === undefined ? undefined : this.start(name);
  }
}

describe('4 knows who asks', () => {
  it('a link that somebody saw over a shoulder or in a history is worth nothing once used', async () => {
    const attack = async (desk: Desk) => {
      const token = desk.sessions.link('Ana');
      await desk.raw(`/sign-in?token=${token}`);
      const second = await desk.raw(`/sign-in?token=${token}`);
      const cookie = (second.headers.get('set-cookie') ?? '').split(';')[0]!;
      return (await desk.raw('/api/desk', { headers: { cookie } })).status;
    };
    expect(await attack(await openDesk())).toBe(401);
    expect(await attack(await openDesk({ sessions: new Careless() }))).toBe(200);
  });

  it('tokens are 256 bits from the system’s own source, and none comes twice', () => {
    const sessions = new Sessions();
    const tokens = Array.from({ length: 1000 }, () => sessions.link('Ana'));
    expect(new Set(tokens).size).toBe(1000);
    for (const token of tokens) expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    const ones = tokens
      .flatMap((token) => [...Buffer.from(token, 'base64url')])
      .reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0);
    // Of 256,000 bits half are set, within six standard deviations.
    expect(Math.abs(ones - 128_000)).toBeLessThan(6 * Math.sqrt(256_000 / 4));
  });

  it.each(['', 'A', 'A'.repeat(43), 'A'.repeat(100_000)])(
    'a link’s token is compared in constant time, whatever is tried (%#)',
    async (tried) => {
      const desk = await openDesk();
      desk.sessions.link('Ana');
      desk.sessions.link('Eva');
      compared.mockClear();
      expect((await desk.raw(`/sign-in?token=${tried}`)).status).toBe(401);
      expect(lengths()).toEqual([
        [32, 32],
        [32, 32],
      ]);
    },
  );

  it.each(['', 'A', 'A'.repeat(43)])('so is the header of a write (%#)', async (tried) => {
    const desk = await openDesk();
    const ana = desk.as('Ana');
    const galley = await ana.galley();
    compared.mockClear();
    const answer = await desk.raw(segmentPath(galley, galley.segments[0]!), {
      method: 'PUT',
      body: '{"target":"x"}',
      headers: {
        cookie: ana.cookie,
        'x-galerada': tried,
        'content-type': 'application/json',
        origin: ORIGIN,
      },
    });
    expect(answer.status).toBe(403);
    expect(lengths()).toEqual([[32, 32]]);
  });

  it('so is a password, and somebody without one takes as many steps', async () => {
    const stored = await hashPassword('correct horse battery');
    compared.mockClear();
    expect(await verifyPassword(stored, 'wrong')).toBe(false);
    expect(await verifyPassword(undefined, 'wrong')).toBe(false);
    expect(lengths()).toEqual([
      [32, 32],
      [32, 32],
    ]);
  });

  it('a cookie is looked up by its hash: what is held is not what is sent', async () => {
    const desk = await openDesk();
    const value = desk.sessions.start('Ana');
    const hashed = crypto.createHash('sha256').update(value).digest('base64url');
    for (const [cookie, status] of [
      [value, 200],
      [hashed, 401],
    ] as const)
      expect((await desk.raw('/api/desk', { headers: { cookie: `${COOKIE}=${cookie}` } })).status).toBe(
        status,
      );
  });
});
