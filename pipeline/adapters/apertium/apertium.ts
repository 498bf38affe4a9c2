/** Apertium (https://apertium.org), offline and rule-based, behind the Translator port. Found at run time. */
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import type { CodedText } from '../../model/coded-text.ts';
import { type Failure, fail, ok, type Result } from '../../model/finding.ts';
import { type Locale, languageOf } from '../../model/locale.ts';
import type { TranslationAnswer, Translator } from '../../ports.ts';
import { decode } from './decode.ts';
import { encode } from './encode.ts';
import { Pipe } from './pipe.ts';

const ENGINE = 'apertium';
const PROGRAM = 'apertium-wblank-mode';
const CODES: Readonly<Record<string, string>> = { en: 'eng', es: 'spa' };

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads `PATH` and, like the command itself, `APERTIUM_PATH` and `APERTIUM_DATADIR`. */
export function createApertium(env: Environment): Translator {
  const pipes = new Map<string, Pipe>();
  const open = (pair: string): Pipe => {
    const pipe = pipes.get(pair) ?? new Pipe(modeFile(pair, env), withPath(env));
    pipes.set(pair, pipe);
    return pipe;
  };
  return {
    name: ENGINE,
    paid: false,
    limits: { texts: 200, bytes: 64 * 1024 },
    ready: async (source, target) => {
      const pair = await findPair(source, target, env);
      return pair.ok ? ok(true) : pair;
    },
    translate: async ({ source, target, texts, keep = [] }) => {
      const pair = await findPair(source, target, env);
      if (!pair.ok) return pair;
      const pipe = open(pair.value);
      return ok(await Promise.all(texts.map((text) => translateText(pipe, text, keep))));
    },
    close: async () => {
      for (const pipe of pipes.values()) pipe.close();
      pipes.clear();
    },
  };
}

/** First with the pairs of codes bound to their words; where that tears a pair, with each tag in its place. */
async function translateText(
  pipe: Pipe,
  text: CodedText,
  keep: readonly string[],
): Promise<TranslationAnswer> {
  for (const bound of [true, false]) {
    const encoded = encode(text, keep, bound);
    const answer = await pipe.ask(encoded.stream);
    if (!answer.ok) return answer;
    const target = decode(answer.value, encoded);
    if (target !== undefined) return { ok: true, target };
  }
  return { ok: false, failure: { reason: 'engine-broken', engine: ENGINE, detail: 'codes' } };
}

async function findPair(source: Locale, target: Locale, env: Environment): Promise<Result<string>> {
  const from = CODES[languageOf(source) ?? ''];
  const to = CODES[languageOf(target) ?? ''];
  if (from === undefined || to === undefined || from === to) {
    return fail({ reason: 'engine-unsupported', engine: ENGINE, source, target });
  }
  const pair = `${from}-${to}`;
  if (!(await inPath(withPath(env)['PATH'] ?? ''))) return fail(missing('apertium'));
  return (await exists(modeFile(pair, env))) ? ok(pair) : fail(missing('apertium-eng-spa'));
}

function missing(detail: string): Failure {
  return { reason: 'engine-missing', engine: ENGINE, detail };
}

function modeFile(pair: string, env: Environment): string {
  return join(env['APERTIUM_DATADIR'] ?? '/usr/share/apertium', 'modes', `${pair}.mode`);
}

function withPath(env: Environment): Environment {
  return { ...env, PATH: [env['APERTIUM_PATH'], env['PATH']].filter(Boolean).join(delimiter) };
}

async function inPath(path: string): Promise<boolean> {
  const found = await Promise.all(path.split(delimiter).map((folder) => exists(join(folder, PROGRAM))));
  return found.includes(true);
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
