/** One Apertium pipeline kept running: a text and a NUL go in, its translation and a NUL come out. */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { type Failure, fail, ok, type Result } from '../../model/finding.ts';

const ENGINE = 'apertium';
/** The start of all its programs takes half a second on an idle machine; a sentence, two milliseconds. */
const PATIENCE = 60_000;

/**
 * The `apertium` command itself cannot be kept running: its gawk steps hold back their output. So the mode's
 * own pipeline is run, as the command would run it with `-z` (null-flush) and `-u` (no marks on unknown words).
 */
const SCRIPT = 'pipeline="$(apertium-wblank-mode -z "$MODE")" && eval "$pipeline"';

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

/** What a process and its pipes, which are sockets, have in common. */
interface Holdable {
  ref(): void;
  unref(): void;
}

interface Question {
  readonly stream: string;
  readonly resolve: (answer: Result<string>) => void;
}

export class Pipe {
  readonly #mode: string;
  readonly #env: Readonly<Record<string, string | undefined>>;
  #child: Child | undefined;
  #received = '';
  #complaints = '';
  #asked: Question | undefined;
  #waiting: Question[] = [];
  #timer: NodeJS.Timeout | undefined;
  #count = 0;

  constructor(mode: string, env: Readonly<Record<string, string | undefined>>) {
    this.#mode = mode;
    this.#env = env;
  }

  /** The end mark is numbered, so that an answer is never taken for that of another question. */
  ask(stream: string): Promise<Result<string>> {
    return new Promise((resolve) => {
      this.#waiting.push({ stream, resolve });
      this.#next();
    });
  }

  close(): void {
    this.#end({ reason: 'engine-broken', engine: ENGINE, detail: 'closed' });
  }

  #next(): void {
    if (this.#asked) return;
    this.#asked = this.#waiting.shift();
    if (!this.#asked) return;
    this.#child ??= this.#start();
    hold(this.#child, true);
    this.#count++;
    this.#timer = setTimeout(() => this.#break('no answer in time'), PATIENCE);
    this.#child.stdin.write(`${this.#asked.stream}[e${this.#count}]\0`);
  }

  #start(): Child {
    const child = spawn('sh', ['-c', SCRIPT, 'sh', '-n'], {
      detached: true,
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...this.#env, MODE: this.#mode, LC_ALL: this.#env['LC_ALL'] ?? 'C.UTF-8' },
    });
    child.stdout.setEncoding('utf8').on('data', (text: string) => this.#receive(text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#complaints = (this.#complaints + text).slice(-500);
    });
    child.stdin.on('error', () => this.#break('input closed'));
    child.on('error', (error) => this.#break(error.message));
    child.on('exit', () => {
      if (this.#child === child) this.#break('stopped');
    });
    return child;
  }

  #receive(text: string): void {
    const end = text.indexOf('\0');
    if (end < 0) {
      this.#received += text;
      return;
    }
    const answer = this.#received + text.slice(0, end);
    const mark = `[e${this.#count}]`;
    if (text.length > end + 1 || !answer.endsWith(mark)) this.#break('answer to no question');
    else this.#settle(ok(answer.slice(0, -mark.length)));
  }

  #settle(answer: Result<string>): void {
    clearTimeout(this.#timer);
    const asked = this.#asked;
    this.#received = '';
    this.#asked = undefined;
    if (this.#child) hold(this.#child, false);
    asked?.resolve(answer);
    this.#next();
  }

  #break(why: string): void {
    const detail = [why, this.#complaints.trim()].filter((part) => part !== '').join(': ');
    this.#stop();
    if (this.#asked) this.#settle(fail({ reason: 'engine-broken', engine: ENGINE, detail }));
  }

  #end(failure: Failure): void {
    this.#stop();
    const left = [...(this.#asked ? [this.#asked] : []), ...this.#waiting];
    clearTimeout(this.#timer);
    this.#asked = undefined;
    this.#waiting = [];
    for (const { resolve } of left) resolve(fail(failure));
  }

  /** The whole pipeline is one process group of ours. */
  #stop(): void {
    const child = this.#child;
    this.#child = undefined;
    this.#received = '';
    this.#complaints = '';
    if (child?.pid === undefined) return;
    try {
      process.kill(-child.pid, 'SIGTERM');
    } catch {
      // It has ended by itself.
    }
  }
}

/** An idle pipeline does not keep our process alive; its input ends with us, and it with its input. */
function hold(child: Child, on: boolean): void {
  const handles = [child, child.stdin, child.stdout, child.stderr] as unknown as Holdable[];
  for (const handle of handles) {
    if (on) handle.ref();
    else handle.unref();
  }
}
