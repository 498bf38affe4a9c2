/**
 * Our own JSON Schemas as ajv's functions. A build puts in the place of this file what ajv makes of them (see
 * `rolldown.config.ts`): compiling them takes longer than most commands run.
 */
import type { ValidateFunction } from 'ajv/dist/2020.js';
import baseline from '../../schemas/baseline.schema.json' with { type: 'json' };
import config from '../../schemas/config.schema.json' with { type: 'json' };
import findings from '../../schemas/findings.schema.json' with { type: 'json' };
import frontMatter from '../../schemas/front-matter.schema.json' with { type: 'json' };
import glossary from '../../schemas/glossary.schema.json' with { type: 'json' };
import house from '../../schemas/house.schema.json' with { type: 'json' };
import locale from '../../schemas/locale.schema.json' with { type: 'json' };
import manifest from '../../schemas/manifest.schema.json' with { type: 'json' };
import record from '../../schemas/record.schema.json' with { type: 'json' };
import separation from '../../schemas/separation.schema.json' with { type: 'json' };
import { compile } from './ajv.ts';

const SCHEMAS = {
  baseline,
  config,
  findings,
  'front-matter': frontMatter,
  glossary,
  house,
  locale,
  manifest,
  record,
  separation,
};

export type SchemaName = keyof typeof SCHEMAS;
export const SCHEMA_NAMES = Object.keys(SCHEMAS) as SchemaName[];

export function schemaOf(name: SchemaName): object {
  return SCHEMAS[name];
}

const compiled = new Map<SchemaName, ValidateFunction>();

export function ownSchema(name: SchemaName): ValidateFunction {
  const validate = compiled.get(name) ?? compile(schemaOf(name));
  compiled.set(name, validate);
  return validate;
}
