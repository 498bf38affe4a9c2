/** Faults of locale files, planted in our own. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { RULES } from '../../../pipeline/check/rules/index.ts';
import { runRules } from '../../../pipeline/check/run.ts';
import type { BundleSubject } from '../../../pipeline/check/subjects.ts';
import type { Finding } from '../../../pipeline/model/finding.ts';
import { parsePluralKey } from '../../../pipeline/model/plurals.ts';
import { flattenResources, type ResourceTree } from '../../../pipeline/model/resources.ts';
import { type Random, randomFrom } from '../../support/random.ts';
import { pick } from './fault.ts';

type Bundle = Map<string, string>;

interface BundleFault {
  readonly name: string;
  readonly rule: string;
  /** Changes the bundle; the key it changed, or undefined where there is no occasion. */
  readonly plant: (texts: Bundle, random: Random) => string | undefined;
}

const FAULTS: readonly BundleFault[] = [
  {
    name: 'key missing',
    rule: 'string-missing',
    plant: (texts, random) => {
      const key = pick(
        [...texts.keys()].filter((name) => !parsePluralKey(name)),
        random,
      );
      return key !== undefined && texts.delete(key) ? key : undefined;
    },
  },
  {
    name: 'text empty',
    rule: 'string-empty',
    plant: (texts, random) => {
      const key = pick([...texts.keys()], random);
      if (key !== undefined) texts.set(key, '');
      return key;
    },
  },
  {
    name: 'plural form missing',
    rule: 'string-plural',
    plant: (texts, random) => {
      const key = pick(
        [...texts.keys()].filter((name) => /_(?:one|many)$/.test(name)),
        random,
      );
      return key !== undefined && texts.delete(key) ? key : undefined;
    },
  },
  {
    name: 'key too many',
    rule: 'string-extra',
    plant: (texts, random) => {
      const key = `${pick([...texts.keys()], random)}Old`;
      texts.set(key, 'Texto antiguo');
      return key;
    },
  },
];

const LOCALES = resolve(import.meta.dirname, '../../../locales');

/** Each kind planted so many times, over the namespaces in turn. */
export function bundleFaults(
  count: number,
): { name: string; planted: number; found: number; exact: number }[] {
  const files = readdirSync(`${LOCALES}/en`).map((file) => basename(file, '.json'));
  return FAULTS.map(({ name, rule, plant }) => {
    const random = randomFrom(11);
    const result = { name, planted: 0, found: 0, exact: 0 };
    for (let at = 0; result.planted < count && at < count * 3; at++) {
      const namespace = files[at % files.length]!;
      const [en, es] = [read('en', namespace), read('es', namespace)];
      const clean = new Set(findings(rule, en, es).map(keyOf));
      const key = plant(es, random);
      if (key === undefined) continue;
      result.planted++;
      const told = findings(rule, en, es).filter((finding) => !clean.has(keyOf(finding)));
      if (told.length > 0) result.found++;
      if (told.some((finding) => isOf(finding, key))) result.exact++;
    }
    return result;
  });
}

function read(locale: string, namespace: string): Bundle {
  return flattenResources(
    JSON.parse(readFileSync(`${LOCALES}/${locale}/${namespace}.json`, 'utf8')) as ResourceTree,
  );
}

function findings(id: string, en: Bundle, es: Bundle): Finding[] {
  const subject: BundleSubject = {
    locale: 'es',
    namespace: 'site',
    file: 'es',
    // Planting changes the map itself, and rules remember what they read of one.
    texts: new Map(es),
    reference: { locale: 'en', texts: en },
    place: (key) => ({ file: `es#${key}` }),
  };
  const rules = RULES.filter((rule) => rule.id === id);
  return runRules(rules, { articles: [], segments: [], bundles: [subject] }, {});
}

function keyOf({ message }: Finding): string {
  return String(message.values?.['key']);
}

/** A missing plural form is told at the plural's other forms. */
function isOf(finding: Finding, key: string): boolean {
  return keyOf(finding) === key || keyOf(finding) === parsePluralKey(key)?.base;
}
