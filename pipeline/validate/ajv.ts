/** Where ajv is loaded: when a schema is compiled, not before, since it takes longer to load than most commands to run. */
import { createRequire } from 'node:module';
import type { Ajv2020, Options, ValidateFunction } from 'ajv/dist/2020.js';

/** What a person is told needs every way in which a value is wrong, with the schema and the value at each. */
export const AJV_OPTIONS: Options = { allErrors: true, strict: false, verbose: true, logger: false };

/** Throws when the schema is not a valid JSON Schema (2020-12). */
export function compile(schema: object): ValidateFunction {
  const require = createRequire(import.meta.url);
  const vendor = require('ajv/dist/2020.js') as { Ajv2020: typeof Ajv2020 };
  return new vendor.Ajv2020(AJV_OPTIONS).compile(schema);
}
