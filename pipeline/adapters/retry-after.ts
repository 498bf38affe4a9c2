/**
 * Retry-After (RFC 9110, 10.2.3) in seconds: a number, or a date. Undefined when it is neither. A date is
 * measured from the answer's own Date, so that it does not matter how our clock goes.
 */
export function retryAfterSeconds(
  header: string | null | undefined,
  date: string | null | undefined,
): number | undefined {
  if (!header) return undefined;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header);
  const at = Date.parse(header);
  const now = Date.parse(date ?? '');
  return Number.isNaN(at)
    ? undefined
    : Math.max(0, Math.ceil((at - (Number.isNaN(now) ? Date.now() : now)) / 1000));
}
