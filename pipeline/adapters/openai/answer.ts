/** A chat completion's answer, believed only as far as its schema goes. */
import { Ajv2020, type JSONSchemaType } from 'ajv/dist/2020.js';
import { type Failure, fail, ok, type Result } from '../../model/finding.ts';

interface Translations {
  readonly translations: readonly { readonly id: number; readonly text: string }[];
}

/** Sent as `response_format` and checked on return: not every server that takes it keeps to it. */
export const ANSWER_SCHEMA: JSONSchemaType<Translations> = {
  type: 'object',
  additionalProperties: false,
  required: ['translations'],
  properties: {
    translations: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['id', 'text'],
        properties: { id: { type: 'integer' }, text: { type: 'string' } },
      },
    },
  },
};

interface Completion {
  readonly choices: readonly {
    readonly finish_reason?: string | null;
    readonly message: { readonly content?: string | null; readonly refusal?: string | null };
  }[];
}

const COMPLETION_SCHEMA: JSONSchemaType<Completion> = {
  type: 'object',
  required: ['choices'],
  properties: {
    choices: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['message'],
        properties: {
          finish_reason: { type: 'string', nullable: true },
          message: {
            type: 'object',
            properties: {
              content: { type: 'string', nullable: true },
              refusal: { type: 'string', nullable: true },
            },
          },
        },
      },
    },
  },
};

const ajv = new Ajv2020();
const isCompletion = ajv.compile(COMPLETION_SCHEMA);
const isTranslations = ajv.compile(ANSWER_SCHEMA);

/** The translations in the order of the questions, whatever order they came in. */
export function readCompletion(value: unknown, asked: number): Result<readonly string[]> {
  if (!isCompletion(value)) return broken(ajv.errorsText(isCompletion.errors));
  const { finish_reason: end, message } = value.choices[0]!;
  if (message.refusal) return broken(`refusal: ${message.refusal.slice(0, 200)}`);
  if (end === 'content_filter') return broken('refusal: content filter');
  if (end === 'length') return broken('cut short');
  const answer = parse(message.content ?? '');
  if (!isTranslations(answer)) return broken(ajv.errorsText(isTranslations.errors));
  const byId = new Map(answer.translations.map(({ id, text }) => [id, text]));
  if (byId.size !== answer.translations.length || byId.size !== asked)
    return broken(`${asked} → ${byId.size}`);
  const texts = Array.from({ length: asked }, (_, id) => byId.get(id));
  return texts.every((text) => text !== undefined) ? ok(texts) : broken('ids');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function broken(detail: string): Result<never> {
  const failure: Failure = { reason: 'engine-broken', engine: 'openai', detail };
  return fail(failure);
}
