/** Locale files, and all of them together, as the check looks at them. */
import type { House } from '../check/house.ts';
import type { BundleSubject, SiteLocale, SiteSubject } from '../check/subjects.ts';
import type { FileUsage, KeyUse } from '../check/usage/key-use.ts';
import { languageOf } from '../model/locale.ts';
import { flattenResources, type ResourceTree } from '../model/resources.ts';
import type { Groups } from './check-groups.ts';
import { documentPlace, jsonText, pathOfKey } from './check-places.ts';
import { type LocaleFile, localePath, type Snapshot } from './snapshot.ts';

export interface BundleScope {
  /** The locale that the others are compared with. */
  readonly reference: string | undefined;
  /** Locales that are looked at; others belong to somebody else. */
  readonly isWanted: (locale: string) => boolean;
  readonly houseOf: (locale: string) => House;
  readonly editionOf: (locale: string) => string;
}

export function bundleSubjects(
  { locales, glossary }: Pick<Snapshot, 'locales' | 'glossary'>,
  scope: BundleScope,
  groups?: Groups,
): BundleSubject[] {
  const { reference } = scope;
  const names = new Set(locales.map(({ locale }) => locale));
  const read = textReader();
  const references = new Map(
    locales
      .filter(({ locale }) => locale === reference)
      .map((file) => [file.namespace, { file, texts: read(file) }]),
  );
  return locales
    .filter(({ locale }) => scope.isWanted(locale))
    .map((file): BundleSubject => {
      const { locale, namespace, document } = file;
      const other = references.get(namespace);
      const compared = reference !== undefined && locale !== reference && !isPartial(locale, names) && other;
      const pathOf = (key: string) => pathOfKey(document.value, key);
      return {
        locale,
        namespace,
        file: document.file,
        edition: scope.editionOf(locale),
        texts: read(file),
        ...(compared ? { reference: { locale: reference, texts: compared.texts } } : {}),
        ...(groups ? { group: groups.ofBundle(file, compared ? compared.file : undefined) } : {}),
        terms: glossary,
        house: scope.houseOf(locale),
        place: (key, part = 'key') => documentPlace(document, pathOf(key), part),
        jsonText: (key) => jsonText(document, pathOf(key)),
      };
    });
}

/** A region's file beside its language's holds only what differs; without one, it is the language's. */
function isPartial(locale: string, names: ReadonlySet<string>): boolean {
  const [language = locale] = locale.split(/[-_]/, 1);
  return language !== locale && names.has(language);
}

/** A file that others are compared with is read once. */
function textReader(): (file: LocaleFile) => ReadonlyMap<string, string> {
  const known = new Map<LocaleFile, ReadonlyMap<string, string>>();
  return (file) => {
    const { document } = file;
    const texts = known.get(file) ?? document.texts ?? flattenResources(document.value as ResourceTree);
    known.set(file, texts);
    return texts;
  };
}

export interface SiteUsage {
  readonly files: readonly FileUsage[];
  /** Keys asked for by other ways than code, with their namespace: `site:related.moreNews`. */
  readonly elsewhere: readonly string[];
}

export function siteSubject(
  snapshot: Pick<Snapshot, 'locales' | 'config'>,
  bundles: readonly BundleSubject[],
  { scope, usage }: { scope: BundleScope; usage: SiteUsage },
): SiteSubject {
  const names = [...new Set(snapshot.locales.map(({ locale }) => locale))].filter(scope.isWanted);
  const ordered = [...names].sort((a, b) => Number(b === scope.reference) - Number(a === scope.reference));
  const locales = ordered.map((locale): SiteLocale => {
    const own = bundles.filter((bundle) => bundle.locale === locale);
    return {
      locale,
      edition: scope.editionOf(locale),
      isPartial: isPartial(locale, new Set(names)),
      bundles: new Map(own.map((bundle) => [bundle.namespace, bundle])),
      fileOf: (namespace) => localePath(snapshot.config, locale, namespace),
    };
  });
  const inCode = usage.files.flatMap(({ uses }) => uses);
  const asked = inCode.length ? [...inCode, ...nestedUses(bundles)] : [];
  return {
    locales: locales[0]?.locale === scope.reference ? locales : [],
    uses: asked,
    mentions: new Set([...usage.files.flatMap(({ mentions }) => mentions), ...usage.elsewhere]),
    defaultNamespaces: defaultNamespaces([...(locales[0]?.bundles.keys() ?? [])], snapshot.config.namespace),
  };
}

/** `defaultNS` is i18next's `translation`, most sites' `common`, and ours of the config; else it may be any. */
function defaultNamespaces(there: readonly string[], own: string): readonly string[] {
  const usual = [own, 'translation', 'common'].filter((name) => there.includes(name));
  return usual.length ? usual : there;
}

/** `$t(key)` inside a text asks for a key too, of its own namespace unless it says otherwise. */
function nestedUses(bundles: readonly BundleSubject[]): KeyUse[] {
  return bundles.flatMap(({ texts, namespace, place }) =>
    [...texts].flatMap(([key, text]) =>
      text.includes('$t(')
        ? [...text.matchAll(/\$t\(\s{0,20}(?:([\w-]{1,80}):)?([^,)\s{}]{1,300})/g)].map(
            ([, ns = namespace, asked = '']): KeyUse => ({
              place: place(key, 'value'),
              keys: [asked],
              namespaces: [ns],
              known: 'whole',
            }),
          )
        : [],
    ),
  );
}

/** What a configured site looks at: the languages of its editions. */
export function scopeOfSite(
  { editions }: Snapshot['config'],
  houseOfLocale: (locale: string) => House,
): BundleScope {
  const languages = new Set(editions.map(({ language }) => language));
  const isWanted = (locale: string) => {
    const language = languageOf(locale);
    return language !== undefined && languages.has(language);
  };
  return {
    reference: editions[0]?.language,
    isWanted,
    houseOf: houseOfLocale,
    editionOf: editionNames(editions),
  };
}

/** A language's bundle is its only edition's: `locales/es` of a site whose Spanish is es-MX. */
export function editionNames(editions: Snapshot['config']['editions']): (locale: string) => string {
  return (locale) => {
    const exact = editions.find((edition) => edition.locale === locale);
    const speakers = editions.filter(({ language }) => language === locale);
    return (exact ?? (speakers.length === 1 ? speakers[0] : undefined))?.name ?? locale;
  };
}
