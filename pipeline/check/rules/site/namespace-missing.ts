import type { SiteRule } from '../../rule.ts';

/** A namespace of the reference locale that a locale has no file for: every text of it is missing at once. */
export const namespaceMissing: SiteRule = {
  id: 'namespace-missing',
  on: 'site',
  severity: 'error',
  run: ({ locales: [reference, ...others] }) =>
    others
      .filter(({ isPartial }) => !isPartial)
      .flatMap(({ locale, edition, bundles, fileOf }) =>
        [...(reference?.bundles ?? [])]
          .filter(([namespace, { texts }]) => texts.size > 0 && !bundles.has(namespace))
          .map(([namespace, { file, texts }]) => {
            const values = { namespace, locale, file: fileOf(namespace), count: texts.size };
            return { place: { file }, edition, message: { key: 'check:namespace-missing', values } };
          }),
      ),
};
