import { articleWithOptions, type Report } from '../../rule.ts';

/** A figure says what it shows, and where a house asks for it, whose picture it is. */
export const captionMissing = articleWithOptions({
  id: 'caption-missing',
  on: 'article',
  severity: 'info',
  options: {
    credit: {
      type: 'boolean',
      default: false,
      description: 'Whether a caption must name whose picture it is.',
    },
  },
  run: ({ article, place }, options) => {
    if (article.format === 'text') return [];
    return [...article.source.matchAll(FIGURE)].flatMap(({ 0: figure, index }): Report[] => {
      if (!/<img(?=[\s/>])|!\[/i.test(figure)) return [];
      const caption = /<figcaption[^<>]{0,500}>([\s\S]{0,5000}?)<\/figcaption>/i.exec(figure)?.[1] ?? '';
      const words = caption.replace(/<[^<>]{0,500}>/g, '').trim();
      const variant = words === '' ? 'caption' : options.credit && !CREDIT.test(words) ? 'credit' : '';
      if (!variant) return [];
      const end = index + figure.indexOf('>') + 1;
      return [{ place: place({ start: index, end }), message: { key: `check:caption-missing.${variant}` } }];
    });
  },
});

const FIGURE = /<figure(?=[\s>])[^<>]{0,500}>(?:[^<]|<(?!\/figure|figure)){0,20000}<\/figure>/gi;

/** Words and marks that go before a name: `Photo: …`, `Foto de …`, `© …`, `/ Reuters`, `(AP)`. */
const CREDIT =
  /©|\b(?:photo|photograph|picture|image|credit|courtesy|illustration|foto|fotografía|imagen|crédito|cortesía|ilustración|archivo)\b\s{0,2}(?:[:/|]|by\b|of\b|de\b|del\b)|\/\s{0,2}\p{Lu}|\(\p{Lu}[\p{L} ]{1,40}\)\.?$/iu;
