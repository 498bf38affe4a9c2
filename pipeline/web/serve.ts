/** A review from its start to its end: the project read, the server up, the disk watched. */
import type { Progress } from '../plan/load.ts';
import { remember } from '../plan/remember.ts';
import { commitFiles, gitUser, type Project, watchFoldersOf } from '../project.ts';
import { reviewConfig } from '../review/policy.ts';
import { createApp } from './app.ts';
import { CLIENT, readAssets } from './assets.ts';
import { Committer } from './committer.ts';
import { isLoopback, type ListenOptions, listen, preferredPort } from './listen.ts';
import { refresh } from './live/refresh.ts';
import { Live } from './live.ts';
import { Sessions } from './sessions.ts';
import { Writer } from './writer.ts';

export interface ReviewOptions extends Omit<ListenOptions, 'preferred'> {
  /** Where people reach it, when that is not where it listens: `https://review.example.org`. */
  readonly origin?: string | undefined;
  readonly commit: boolean;
  readonly progress: Progress;
  readonly log?: (line: string) => void;
  /** Called with what a commit says when it fails. */
  readonly onCommitFailed: (detail: string) => void;
}

export interface Review {
  readonly signIn: 'link' | 'password' | 'proxy';
  readonly origin: string;
  readonly addresses: readonly string[];
  readonly isBuilt: boolean;
  /** A link that signs in once; undefined where people sign in by name. */
  link(): string | undefined;
  close(): Promise<void>;
}

export type Refused = { readonly refused: 'no-users' | 'own-proxy' };

/** Refuses to open to others what nobody has to sign in to. */
export async function serveReview(project: Project, options: ReviewOptions): Promise<Review | Refused> {
  const review = reviewConfig(project.config);
  const signIn = review.proxy ? 'proxy' : isLoopback(options.host) ? 'link' : 'password';
  const hasPasswords = Object.values(review.users).some(({ password }) => password !== undefined);
  if (signIn === 'password' && !hasPasswords) return { refused: 'no-users' };
  const live = await Live.open(project, options.progress);
  const committer = options.commit
    ? new Committer(
        (paths, author, message) => commitFiles(project.root, { paths, author, message }),
        review,
        options.onCommitFailed,
      )
    : undefined;
  const writer = new Writer(live, (paths, by) => committer?.add(paths, by));
  const sessions = new Sessions();
  const assets = await readAssets(CLIENT);
  const listening = await listen({ ...options, preferred: preferredPort(project.root) }, (own) => {
    const origins = options.origin === undefined ? own : [options.origin, ...own];
    return createApp({
      live,
      writer,
      sessions,
      review,
      signIn,
      origins: () => origins,
      assets,
      clock: project.clock,
      commits: options.commit,
      ...(options.log ? { log: options.log } : {}),
    });
  });
  const { content, locales } = project.config;
  const watching = await watchFoldersOf(
    project.root,
    [...content, locales],
    (files) => void refresh(live, files),
  );
  const sweep = setInterval(() => live.hub.sweep(project.clock.now()), 10_000).unref();
  live.checkInBackground();
  const remembering = startRemembering(project, live);
  const name = (await gitUser(project.root)) ?? 'reviewer';
  const origin = options.origin ?? listening.origins[0]!;
  return {
    signIn,
    origin,
    addresses: listening.addresses,
    isBuilt: assets.size > 0,
    link: () => (signIn === 'link' ? `${origin}/sign-in?token=${sessions.link(name)}` : undefined),
    close: async () => {
      clearInterval(sweep);
      clearInterval(remembering);
      live.close();
      await watching.close();
      await listening.close();
      await writer.close();
      await committer?.close();
    },
  };
}

/** Milliseconds between two looks for what the memory has not taken in yet. */
const REMEMBER = 3000;

/** Everything once, then what is saved: a sentence translated here is offered in the next article. */
function startRemembering(project: Project, live: Live): NodeJS.Timeout {
  let running = remember({ ...project.memory, snapshot: live.snapshot }).catch(() => undefined);
  const timer = setInterval(() => {
    const records = live.takeChangedRecords();
    const { index } = project.memory;
    if (records.length === 0) return;
    running = running
      .then(() => remember({ index, snapshot: { config: live.config, records } }))
      .catch(() => undefined);
  }, REMEMBER);
  return timer.unref();
}
