/** Everything that guards the app, each by its own name: a test leaves one out and sees the attack succeed. */

import { isOfSchema } from './bodies.ts';
import type { AppGiven, Protect } from './context.ts';
import { safeHeaders } from './protect/headers.ts';
import { hostIsOurs } from './protect/host.ts';
import { bodyIsSmall } from './protect/limits.ts';
import { logRequests } from './protect/log.ts';
import { originIsOurs, siteIsOurs } from './protect/origin.ts';
import { isSignedIn } from './protect/session.ts';
import { hasCsrf, hasIfMatch, isJson } from './protect/writes.ts';

export interface Protections {
  readonly log: Protect;
  readonly safeHeaders: Protect;
  readonly hostIsOurs: Protect;
  readonly originIsOurs: Protect;
  readonly siteIsOurs: Protect;
  readonly bodyIsSmall: Protect;
  readonly isJson: Protect;
  readonly isOfSchema: Protect;
  readonly hasCsrf: Protect;
  readonly isSignedIn: Protect;
  readonly hasIfMatch: Protect;
}

export function protections(given: AppGiven): Protections {
  return {
    log: logRequests(given),
    safeHeaders: safeHeaders(),
    hostIsOurs: hostIsOurs(given),
    originIsOurs: originIsOurs(given),
    siteIsOurs: siteIsOurs(),
    bodyIsSmall: bodyIsSmall(),
    isJson: isJson(),
    isOfSchema: isOfSchema(),
    hasCsrf: hasCsrf(given),
    isSignedIn: isSignedIn(),
    hasIfMatch: hasIfMatch(),
  };
}
