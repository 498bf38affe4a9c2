import type { Token } from '../../../language/numbers/tokens.ts';
import { WEEKDAYS } from '../../../language/numbers/vocabulary.ts';
import type { Language } from '../../../model/locale.ts';
import { CUES } from '../../cues.ts';
import { surplus } from '../../find.ts';
import type { TextRule } from '../../rule.ts';
import type { Side } from '../../side.ts';

/** A day of the week is the source's day, and the day that its date falls on. */
export const dateWeekday: TextRule = {
  id: 'date-weekday',
  on: 'text',
  severity: 'warning',
  cues: { target: CUES.day },
  run: ({ source, target }) => {
    if (!source) return wrongDays(target);
    const theirs = weekdays(source);
    const ours = weekdays(target);
    const lost = surplus(theirs, ours, ({ day }) => String(day));
    const added = surplus(ours, theirs, ({ day }) => String(day));
    // A day that is only left out, or only said, is a translator's freedom.
    const swapped = added.slice(0, lost.length).map(({ found }, at) => ({
      at: found,
      variant: 'changed',
      values: { expected: lost[at]!.found.text },
    }));
    return swapped.length ? swapped : wrongDays(target);
  },
};

/** Spanish days are words like others ("martes"), English ones have a capital. */
const DAYS: Readonly<Record<Language, ReadonlyMap<string, number>>> = {
  en: new Map(WEEKDAYS.en.flatMap((name, day) => [name, `${name}s`].map((form) => [form, day]))),
  es: new Map(WEEKDAYS.es.flatMap((name, day) => [name, `${name}s`].map((form) => [form, day]))),
};

function weekdays({ tokens, language }: Side): { day: number; found: Token }[] {
  return tokens.flatMap((found) => {
    const day = DAYS[language].get(found.word);
    const isDay = day !== undefined && (language === 'es' || found.text !== found.word);
    return isDay ? [{ day, found }] : [];
  });
}

/** A weekday directly before a full date. */
function wrongDays(side: Side) {
  const days = weekdays(side);
  if (days.length === 0) return [];
  const dates = side.quantities.filter(({ kind }) => kind === 'date');
  let next = 0;
  return days.flatMap(({ day, found }) => {
    while (next < dates.length && dates[next]!.range.start < found.end) next++;
    const date = dates[next];
    const { year, month, day: number, swappable } = date?.date ?? {};
    if (!date || !year || !month || !number || swappable) return [];
    const between = side.words.slice(found.end, date.range.start);
    if (!/^(?:,? |, the | \()$/.test(between)) return [];
    const real = new Date(Date.UTC(year, month - 1, number)).getUTCDay();
    if (real === day || year < 1800) return [];
    return [{ at: found, variant: 'calendar', values: { expected: WEEKDAYS[side.language][real]! } }];
  });
}
