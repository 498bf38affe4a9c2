/** Passwords as scrypt keeps them (RFC 7914): `scrypt:<N>:<r>:<p>:<salt>:<hash>`, the last two in base64url. */
import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';

/** 32 MiB and about a tenth of a second: OWASP's third choice, halved for servers that share a machine. */
const COST = { N: 2 ** 15, r: 8, p: 1 } as const;
const LENGTH = 32;

/** More than this a config may not ask for: a check must not eat the memory of the machine. */
const MAX_MEMORY = 256 * 1024 * 1024;

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(password, salt, COST);
  const { N, r, p } = COST;
  return ['scrypt', N, r, p, salt.toString('base64url'), hash.toString('base64url')].join(':');
}

/** Takes as long for somebody who has no password. */
export async function verifyPassword(stored: string | undefined, password: string): Promise<boolean> {
  const [, N, r, p, salt = '', hash = ''] = (stored ?? NOBODY).split(':');
  const cost = { N: Number(N), r: Number(r), p: Number(p) };
  try {
    const wanted = Buffer.from(hash, 'base64url');
    const given = await derive(password, Buffer.from(salt, 'base64url'), cost);
    return wanted.length === given.length && timingSafeEqual(wanted, given) && stored !== undefined;
  } catch {
    // A cost that scrypt does not take: nobody signs in with it.
    return false;
  }
}

const NOBODY = `scrypt:${COST.N}:${COST.r}:${COST.p}:${'A'.repeat(22)}:${'A'.repeat(43)}`;

function derive(password: string, salt: Buffer, cost: ScryptOptions): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFC'), salt, LENGTH, { ...cost, maxmem: MAX_MEMORY }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
