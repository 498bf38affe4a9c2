/** Values against JSON Schemas, and what is wrong with them in words. */
import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import { compile } from './ajv.ts';
import { ownSchema, type SchemaName } from './own-schemas.ts';

export { SCHEMA_NAMES, type SchemaName } from './own-schemas.ts';

/** One way a value breaks a schema. */
export interface Violation {
  readonly path: readonly (string | number)[];
  /** True when the key itself is what is wrong, not its value. */
  readonly atKey: boolean;
  readonly expected: string;
  readonly found: string;
}

export type Validator = (value: unknown) => Violation[];

export function validator(name: SchemaName): Validator {
  return validatorOf(ownSchema(name));
}

/** Compiles a schema of a project. Throws when it is not a valid JSON Schema. */
export function compileSchema(schema: object): Validator {
  return validatorOf(compile(schema));
}

function validatorOf(validate: ValidateFunction): Validator {
  return (value) => (validate(value) ? [] : violations(validate.errors ?? []));
}

/** Only the innermost reasons: an `anyOf` that failed says less than why each branch did. */
function violations(errors: readonly ErrorObject[]): Violation[] {
  const seen = new Set<string>();
  const all: Violation[] = [];
  for (const error of errors) {
    if (error.keyword === 'if' || error.keyword === 'propertyNames') continue;
    const violation = describe(error);
    const identity = JSON.stringify(violation);
    if (!seen.has(identity)) all.push(violation);
    seen.add(identity);
  }
  return all;
}

function describe(error: ErrorObject): Violation {
  const path = error.instancePath.split('/').slice(1).map(unescapePointer);
  const params = error.params as Record<string, unknown>;
  const name = error.propertyName ?? params['additionalProperty'];
  if (typeof name === 'string') {
    const expected = error.propertyName === undefined ? `one of ${knownKeys(error)}` : expectation(error);
    return { path: [...path, name], atKey: true, expected, found: `"${name}"` };
  }
  return { path, atKey: false, expected: expectation(error), found: show(error.data) };
}

function expectation(error: ErrorObject): string {
  const params = error.params as Record<string, unknown>;
  switch (error.keyword) {
    case 'type':
      return [params['type']].flat().join(' or ');
    case 'enum':
      return (params['allowedValues'] as unknown[]).map((value) => JSON.stringify(value)).join(', ');
    case 'const':
      return JSON.stringify(params['allowedValue']);
    case 'required':
      return `a "${params['missingProperty']}"`;
    case 'pattern':
      return `text like ${params['pattern']}`;
    case 'minLength':
      return 'text that is not empty';
    default:
      return error.message?.replace(/^must (be )?/, '') ?? error.keyword;
  }
}

function knownKeys(error: ErrorObject): string {
  const properties = (error.parentSchema as { properties?: object } | undefined)?.properties;
  return Object.keys(properties ?? {}).join(', ');
}

/** A value as a person would name it, short. */
export function show(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) {
    const keys = Object.keys(value);
    return keys.length
      ? `an object with ${keys.slice(0, 4).join(', ')}${keys.length > 4 ? ' …' : ''}`
      : 'an empty object';
  }
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

function unescapePointer(part: string): string {
  return part.replaceAll('~1', '/').replaceAll('~0', '~');
}
