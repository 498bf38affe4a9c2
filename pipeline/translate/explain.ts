/** What to say, and what to do, where an engine is not there or a text was not bought. Else the general words serve. */
import type { Failure, Message } from '../model/finding.ts';
import type { NotSent } from './outcome.ts';

export interface Explanation {
  readonly what: Message;
  readonly hint: Message;
}

/** For `engine-missing`, by engine, and for requests that are too large; undefined for all else. */
export function explainEngineFailure(failure: Failure): Explanation | undefined {
  if (failure.reason === 'engine-missing') return explanation(`missing.${kindOf(failure)}`, failure.detail);
  if (failure.reason === 'engine-broken' && failure.status === 413) {
    return explanation('tooLarge', failure.detail, failure.engine);
  }
  return undefined;
}

/** Why a text was not sent, in one line. */
export function explainNotSent(because: NotSent): Message {
  if (because.why !== 'engine') return { key: `engines:notSent.${because.why}` };
  const { failure } = because;
  return {
    key: `engines:notSent.${failure.reason}`,
    values: 'engine' in failure ? { engine: failure.engine } : {},
  };
}

function kindOf({ engine, detail }: Extract<Failure, { reason: 'engine-missing' }>): string {
  if (engine === 'openai' && detail === 'model') return 'openaiModel';
  return engine === 'apertium' && detail !== 'apertium' ? 'apertiumPair' : engine;
}

function explanation(key: string, detail: string, engine = ''): Explanation {
  const values = { detail, engine };
  return { what: { key: `engines:${key}.what`, values }, hint: { key: `engines:${key}.hint`, values } };
}
