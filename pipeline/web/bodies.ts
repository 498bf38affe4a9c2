/** Bodies and queries against their schemas (JSON Schema 2020-12), compiled once. Whatever is not named is refused. */
import type { Context } from 'hono';
import { compileSchema, type Validator } from '../validate/schemas.ts';
import type {
  Ask,
  BulkApproval,
  CheckTarget,
  Correction,
  DeskQuery,
  Here,
  NewComment,
  NewDismissal,
  NewTerm,
  ResolveComment,
  Revert,
  SaveSegment,
  SaveString,
  SetState,
  SignIn,
  Split,
} from './api.ts';
import { type Env, HttpError, type Protect } from './context.ts';

interface Bodies {
  ask: Ask;
  'bulk-approval': BulkApproval;
  'check-target': CheckTarget;
  correction: Correction;
  empty: Record<string, never>;
  here: Here;
  'new-comment': NewComment;
  'new-dismissal': NewDismissal;
  'new-term': NewTerm;
  'resolve-comment': ResolveComment;
  revert: Revert;
  'save-segment': SaveSegment;
  'save-string': SaveString;
  'set-state': SetState;
  'sign-in': SignIn;
  split: Split;
}

export type BodyName = keyof Bodies;

const text = (maxLength: number, minLength = 0) => ({ type: 'string', minLength, maxLength });
/** UTF-16 units of one target: longer than any paragraph that is not an attack. */
const TARGET = text(200_000);
const ID = text(200, 1);
const state = { enum: ['translated', 'reviewed', 'final'] };
const many = (items: object) => ({ type: 'array', items, maxItems: 200 });

function object(properties: Record<string, object>, required: readonly string[] = []): object {
  return { type: 'object', properties, required, additionalProperties: false };
}

const DESK = object({
  edition: ID,
  state: many({ enum: ['initial', 'translated', 'reviewed', 'final', 'changed'] }),
  finding: many(ID),
  origin: many({ enum: ['memory', 'machine', 'person'] }),
  by: many(ID),
  comment: { enum: ['open', 'any'] },
  text: text(1000),
  since: { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\d(T\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,3})?)?Z?)?$' },
  sort: { type: 'string', pattern: '^-?(title|age|words|findings|progress)$' },
  offset: { type: 'integer', minimum: 0 },
  limit: { type: 'integer', minimum: 1, maximum: 500 },
});

const SCHEMAS: Record<BodyName, object> = {
  ask: object({ characters: { type: 'integer', minimum: 0 } }, ['characters']),
  'bulk-approval': object(
    {
      state,
      galleys: { type: 'array', items: ID, maxItems: 50_000 },
      query: DESK,
      dryRun: { type: 'boolean' },
    },
    ['state'],
  ),
  'check-target': object({ target: TARGET }, ['target']),
  correction: {
    anyOf: [
      object(
        {
          kind: { enum: ['body', 'interface'] },
          block: { type: 'integer', minimum: 0 },
          purpose: { enum: ['label', 'byline', 'date', 'teaser', 'breadcrumb'] },
          everywhere: { type: 'boolean' },
        },
        ['kind', 'block', 'everywhere'],
      ),
      object({ kind: { const: 'word' }, word: text(200, 1), everywhere: { type: 'boolean' } }, [
        'kind',
        'word',
        'everywhere',
      ]),
    ],
  },
  empty: object({}),
  here: object(
    {
      client: { type: 'string', pattern: '^[A-Za-z0-9-]{8,64}$' },
      galley: ID,
      segment: ID,
      typing: { type: 'boolean' },
    },
    ['client'],
  ),
  'new-comment': object({ text: { type: 'string', pattern: '\\S', maxLength: 10_000 } }, ['text']),
  'new-dismissal': object(
    {
      rule: { type: 'string', pattern: '^[a-z0-9-]{1,100}$' },
      reason: { type: 'string', pattern: '\\S', maxLength: 2000 },
    },
    ['rule', 'reason'],
  ),
  'new-term': object(
    {
      en: { type: 'string', pattern: '\\S', maxLength: 200 },
      es: { type: 'string', pattern: '\\S', maxLength: 200 },
      translate: { type: 'boolean' },
      note: text(1000),
    },
    ['en', 'es'],
  ),
  'resolve-comment': object({ resolved: { type: 'boolean' } }, ['resolved']),
  revert: object({ version: { type: 'integer', minimum: 0 } }, ['version']),
  'save-segment': object(
    {
      target: TARGET,
      base: TARGET,
      state,
      taken: object({ origin: { enum: ['memory', 'machine'] }, by: ID }, ['origin', 'by']),
    },
    ['target'],
  ),
  'save-string': object(
    { texts: { type: 'object', additionalProperties: TARGET, maxProperties: 12, minProperties: 1 } },
    ['texts'],
  ),
  'set-state': object({ state }, ['state']),
  'sign-in': object({ name: ID, password: text(1000, 1) }, ['name', 'password']),
  split: object({ source: { type: 'integer', minimum: 1 }, target: { type: 'integer', minimum: 0 } }, [
    'source',
  ]),
};

const compiled = new Map<object, Validator>();

function fits(schema: object, value: unknown): void {
  const validator = compiled.get(schema) ?? compileSchema(schema);
  compiled.set(schema, validator);
  const [wrong] = validator(value);
  if (!wrong) return;
  const detail = `${wrong.path.join('.') || 'body'}: ${wrong.expected}, ${wrong.found}`;
  throw new HttpError(400, 'bad-request', { values: { detail: detail.slice(0, 300) } });
}

/** Bodies and queries are what their schemas say, or refused. */
export function isOfSchema(): Protect {
  return async (c, next) => {
    c.set('fits', fits);
    await next();
  };
}

export async function readBody<N extends BodyName>(c: Context<Env>, name: N): Promise<Bodies[N]> {
  let value: unknown;
  try {
    value = JSON.parse(await c.req.text());
  } catch (error) {
    if (error instanceof HttpError) throw error;
    throw new HttpError(400, 'bad-request', { values: { detail: 'JSON' } });
  }
  c.get('fits')(SCHEMAS[name], value);
  return value as Bodies[N];
}

const LISTS = new Set(['state', 'finding', 'origin', 'by']);
const NUMBERS = new Set(['offset', 'limit']);

/** `lng` is of every query and of none. */
export function readDeskQuery(c: Context<Env>): DeskQuery {
  const entries = Object.entries(c.req.queries()).flatMap(([name, values]) => {
    if (name === 'lng') return [];
    const value = LISTS.has(name) ? values : NUMBERS.has(name) ? Number(values[0]) : values[0];
    return [[name, value] as const];
  });
  const query = Object.fromEntries(entries);
  c.get('fits')(DESK, query);
  return query as DeskQuery;
}

/** `offset` and `limit` of a list. */
export function readPage(c: Context<Env>): { offset: number; limit: number } {
  const page = { offset: Number(c.req.query('offset') ?? 0), limit: Number(c.req.query('limit') ?? 100) };
  c.get('fits')(PAGE, page);
  return page;
}

const PAGE = object({
  offset: { type: 'integer', minimum: 0 },
  limit: { type: 'integer', minimum: 1, maximum: 500 },
});

/** A word of the query, cut where nobody types that much. */
export function readText(c: Context<Env>, name: string): string | undefined {
  return c.req.query(name)?.slice(0, 1000).trim() || undefined;
}
