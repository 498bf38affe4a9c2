import { expect, it } from 'vitest';
import { retryAfterSeconds } from '../../pipeline/adapters/retry-after.ts';

it('reads seconds and dates, and nothing else', () => {
  const date = 'Thu, 01 Jan 2026 00:00:00 GMT';
  expect(retryAfterSeconds('7', date)).toBe(7);
  expect(retryAfterSeconds('Thu, 01 Jan 2026 00:00:30 GMT', date)).toBe(30);
  expect(retryAfterSeconds('Wed, 21 Oct 2015 07:28:00 GMT', date)).toBe(0);
  expect(retryAfterSeconds('Wed, 21 Oct 2015 07:28:00 GMT', undefined)).toBe(0);
  for (const header of ['soon', '', '-', null, undefined]) {
    expect(retryAfterSeconds(header, date)).toBeUndefined();
  }
});
