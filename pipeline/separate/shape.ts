/** The outer form of a line, whatever its words: length, how it ends, dates, counts, bylines, trails of links. */

export interface Shape {
  readonly words: number;
  /** A sentence's end: full stop, question or exclamation mark, with or without closing quotes. */
  readonly stop: boolean;
  readonly question: boolean;
  readonly colon: boolean;
  readonly ellipsis: boolean;
  /** `»`, `→`, `←` at either end. */
  readonly arrow: boolean;
  /** Short parts between `>`, `»`, `|`, `·`, `/`: a trail or a menu. */
  readonly trail: boolean;
  /** Three or more capitalised words, one after another, with no small word between. */
  readonly menu: boolean;
  readonly date: boolean;
  readonly readingTime: boolean;
  readonly byline: boolean;
  readonly copyright: boolean;
  readonly count: boolean;
  readonly asterisk: boolean;
  readonly capitals: boolean;
  readonly titleCase: boolean;
  readonly startsLower: boolean;
  /** All of it stands between quotation marks. */
  readonly quoted: boolean;
  /** Holds a quotation of some words. */
  readonly quotes: boolean;
  readonly address: boolean;
  readonly wordless: boolean;
}

const MONTH =
  /(?:^|[^\p{L}])(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|ene(?:ro)?|febrero|marzo|abr(?:il)?|mayo|junio|julio|ago(?:sto)?|sep?t?iembre|octubre|noviembre|dic(?:iembre)?)\.?(?=$|[^\p{L}])/iu;
const NUMERIC_DATE = /\b\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\b/;
const AGO =
  /^(?:hace|about)?\s*\d{1,3}\s*(?:h|d|hours?|days?|weeks?|months?|horas?|días?|semanas?|meses)\b/iu;
const READING = /\d\s*(?:['′]|min\b|mins\b|minutes?\b|minutos?\b)/iu;
const BY =
  /^(?:\p{L}{4,12} )?(?:by|por|author|autor|autora|text|texto|story|photo|photos|foto|fotos|staff|redacción)[: |·-]/iu;
const COPYRIGHT = /©|\(c\) ?\d{4}|\bcopyright\b|\brights reserved\b|\bderechos reservados\b/iu;
const COUNT = /^[+(]?\d[\d.,]*[kKmM]?\)? [^\d]{1,24}$|\(\d{1,5}\)$/;
const ADDRESS = /\bhttps?:\/\/|\bwww\.|[\w.]@[\w]+\.\w/;
/** Three words and more, each of a capital and letters. */
const MENU = /^[\s|·•>/»-]*(?:\p{Lu}\p{L}*[\s|·•>/»-]+){2,}\p{Lu}\p{L}*[\s|·•>/»-]*$/u;
const LONG_UNCAPPED = /(?:^|\P{L})(?!\p{Lu})\p{L}{4}/u;
const TWO_LONG = /\p{L}{4}.*\P{L}\p{L}{4}/su;
const SEPARATOR = /\s[>»›|·•/\\]\s/;
const OPENING = /^["“«‘'‹„]/;
const CLOSING = /["”»’'›][.,]?$/;
const ENDING = /[.!?…]["”»’')\]›]*$/;

/** Longest line that can be a date line, a byline or a menu, in UTF-16 units. */
const SHORT = 160;

export function shapeOf(text: string, words: number): Shape {
  const short = text.length <= SHORT;
  const last = text.at(-1) ?? '';
  const first = text.charAt(0);
  const ellipsis = last === '…' || text.endsWith('...');
  const figures = short && /\d/.test(text);
  return {
    words,
    stop: !ellipsis && ENDING.test(text.slice(-6)),
    question: /[?¿]/.test(first + text.slice(-2)),
    colon: last === ':',
    ellipsis,
    arrow: /[»→›>]/.test(last) || /[«←‹<]/.test(first) ? !isQuoted(text) : false,
    trail: short && words <= 14 && SEPARATOR.test(text),
    menu: short && MENU.test(text),
    date: figures && words <= 12 && isDate(text),
    readingTime: figures && words <= 7 && READING.test(text),
    byline: short && words >= 2 && words <= 9 && isByline(text),
    copyright: short && COPYRIGHT.test(text),
    count: figures && COUNT.test(text),
    asterisk: last === '*',
    capitals: short && words > 0 && text === text.toUpperCase() && /\p{L}{3}/u.test(text),
    // All of the longer words begin with a capital, as English headings and labels do.
    titleCase: short && !LONG_UNCAPPED.test(text) && TWO_LONG.test(text),
    startsLower: /^\p{Ll}/u.test(first),
    quoted: isQuoted(text),
    quotes: /["“”«»]\s?\p{L}[^"“”«»]{8,}["“”«»]/u.test(short ? text : text.slice(0, 600)),
    address: short && ADDRESS.test(text),
    wordless: words === 0,
  };
}

function isQuoted(text: string): boolean {
  return OPENING.test(text) && CLOSING.test(text.slice(-2));
}

/** Of a line with figures. */
function isDate(text: string): boolean {
  return NUMERIC_DATE.test(text) || AGO.test(text) || MONTH.test(text);
}

/** "By Ana Torres", "Redacción | 9 diciembre, 2024": a small word, then capitals and figures only. */
function isByline(text: string): boolean {
  const by = BY.exec(text);
  if (!by) return false;
  const rest = text.slice(by[0].length).trim();
  return /^[\p{Lu}\d]/u.test(rest) && !/[.!?]$/.test(rest);
}
