/** The app on a real port, for attacks that take a socket or a browser. */
import { onTestFinished } from 'vitest';
import { listen } from '../../../pipeline/web/listen.ts';
import { type Desk, type DeskOptions, openDesk } from './desk.ts';

export interface Served extends Desk {
  readonly origin: string;
  readonly port: number;
  /** Signs in once, as Ana. */
  link(): string;
}

/** `host`: where it listens; this machine alone without it. */
export async function serveDesk(options: DeskOptions & { readonly host?: string } = {}): Promise<Served> {
  const origins: string[] = [];
  const desk = await openDesk({ ...options, origins: () => origins });
  const listening = await listen({ host: options.host, preferred: 0 }, (own) => {
    origins.push(...own);
    return desk.app;
  });
  onTestFinished(() => listening.close());
  const origin = origins[0]!;
  const link = () => `${origin}/sign-in?token=${desk.sessions.link('Ana')}`;
  return { ...desk, origin, port: Number(new URL(origin).port), link };
}
