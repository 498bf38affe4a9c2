/** LibreTranslate's /translate, by our translator of words. */
import { translateWords } from '../support/deepl-server/words.ts';
import { type JsonServer, startJsonServer } from './json-server.ts';

interface Question {
  readonly q: readonly string[];
  readonly target: 'en' | 'es';
  readonly format: 'text' | 'html';
}

export function libreServer(): Promise<JsonServer> {
  return startJsonServer(({ body }) => {
    const { q, target, format } = body as Question;
    const skip = /(<k>[^<]*<\/k>|<[^>]*>|&\w+;)/;
    const html = (text: string): string =>
      text
        .split(skip)
        .map((part, at) => (at % 2 === 1 ? part : translateWords(part, target)))
        .join('');
    return {
      body: {
        translatedText: q.map((text) => (format === 'html' ? html(text) : translateWords(text, target))),
      },
    };
  });
}
