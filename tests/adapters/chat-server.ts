/** A chat endpoint whose model does as it is told, by our translator of words; or as a test wants it. */
import { splitKept } from '../../pipeline/translate/keep.ts';
import { splitOpaque } from '../../pipeline/translate/opaque.ts';
import { translateWords } from '../support/deepl-server/words.ts';
import { type JsonReply, type JsonServer, startJsonServer } from './json-server.ts';

export interface ChatQuestion {
  readonly to: string;
  readonly context?: string;
  readonly keep?: readonly string[];
  readonly texts: readonly { readonly id: number; readonly text: string }[];
}

export interface ChatBody {
  readonly model: string;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
  readonly response_format: { readonly type: string; readonly json_schema: { readonly strict: boolean } };
}

export function chatServer(reply: (question: ChatQuestion) => JsonReply = obedient): Promise<JsonServer> {
  return startJsonServer(({ body }) => {
    const user = (body as ChatBody).messages.find(({ role }) => role === 'user');
    return reply(JSON.parse(user?.content ?? '{}') as ChatQuestion);
  });
}

export function completion(
  content: unknown,
  more: { finish_reason?: string; refusal?: string } = {},
): JsonReply {
  const { finish_reason = 'stop', refusal = null } = more;
  const message = {
    role: 'assistant',
    content: typeof content === 'string' ? content : JSON.stringify(content),
    refusal,
  };
  return { body: { choices: [{ index: 0, finish_reason, message }] } };
}

/** Its translations come in an order of their own: the ids say which is whose. */
export function obedient({ to, keep = [], texts }: ChatQuestion): JsonReply {
  const target = to.includes('(es') ? 'es' : 'en';
  const words = (text: string): string =>
    splitKept(text, keep)
      .map((part) => (part.kept ? part.value : outside(part.value, target)))
      .join('');
  const translations = texts.map(({ id, text }) => ({
    id,
    text: text.replace(
      /(\\?<\/?\d+\/?>)|([^<\\]+|[<\\])/g,
      (_, tag: string, plain: string) => tag ?? words(plain),
    ),
  }));
  return completion({ translations: translations.reverse() });
}

function outside(text: string, target: 'en' | 'es'): string {
  return splitOpaque(text)
    .map(({ value, opaque }) => (opaque ? value : translateWords(value, target)))
    .join('');
}
