/** Units of measure: names in both languages, and the factor to the base unit of what they measure. */

interface Unit {
  readonly measures: 'length' | 'mass' | 'volume' | 'area' | 'speed' | 'temperature' | 'time';
  /** How many base units one of it is. */
  readonly factor: number;
}

/** Factors by the international yard and pound agreement of 1959, and the US customary measures of volume. */
export const UNITS: Readonly<Record<string, Unit>> = {
  km: { measures: 'length', factor: 1000 },
  m: { measures: 'length', factor: 1 },
  cm: { measures: 'length', factor: 0.01 },
  mm: { measures: 'length', factor: 0.001 },
  mile: { measures: 'length', factor: 1609.344 },
  yard: { measures: 'length', factor: 0.9144 },
  foot: { measures: 'length', factor: 0.3048 },
  inch: { measures: 'length', factor: 0.0254 },
  kg: { measures: 'mass', factor: 1 },
  g: { measures: 'mass', factor: 0.001 },
  tonne: { measures: 'mass', factor: 1000 },
  ounce: { measures: 'mass', factor: 0.028349523 },
  liter: { measures: 'volume', factor: 1 },
  gallon: { measures: 'volume', factor: 3.785411784 },
  hectare: { measures: 'area', factor: 10000 },
  acre: { measures: 'area', factor: 4046.8564224 },
  kmh: { measures: 'speed', factor: 1 },
  mph: { measures: 'speed', factor: 1.609344 },
  celsius: { measures: 'temperature', factor: 1 },
  fahrenheit: { measures: 'temperature', factor: 1 },
  second: { measures: 'time', factor: 1 },
  minute: { measures: 'time', factor: 60 },
  hour: { measures: 'time', factor: 3600 },
  day: { measures: 'time', factor: 86400 },
  week: { measures: 'time', factor: 604800 },
  month: { measures: 'time', factor: 2629746 },
  year: { measures: 'time', factor: 31556952 },
};

const NAMES: Readonly<Record<string, string>> = Object.fromEntries(
  `km:km,kilometer,kilometre,kilómetro,kms m:meter,metre,metro cm:cm,centimeter,centimetre,centímetro
  mm:mm,millimeter,millimetre,milímetro mile:mile,milla yard:yard,yarda foot:foot,feet,pie inch:inch,inche,pulgada
  kg:kg,kilogram,kilogramo,kilo g:gram,gramo tonne:tonne,tonelada ounce:ounce,onza liter:liter,litre,litro
  gallon:gallon,galón,galone hectare:hectare,hectárea acre:acre kmh:km/h,kph mph:mph celsius:°c fahrenheit:°f
  second:second,segundo minute:minute,minuto,min hour:hour,hora day:day,día week:week,semana month:month,mes,mese
  year:year,año`
    .split(/\s+/)
    .flatMap((entry) => {
      const colon = entry.indexOf(':');
      return entry
        .slice(colon + 1)
        .split(',')
        .map((name) => [name, entry.slice(0, colon)]);
    }),
);

/** After a number. */
export const UNIT_AFTER = /[ \u00a0\u202f-]?(°[CF]\b|km\/h|[\p{L}]{1,12})(?![\p{L}])/uy;

export function unitOf(name: string): string | undefined {
  const word = name.toLowerCase();
  const own = (text: string) => (Object.hasOwn(NAMES, text) ? NAMES[text] : undefined);
  return own(word) ?? own(word.replace(/s$/, ''));
}

/** Whether two measures are the same, within a tolerance (0.1 is ten per cent), once one is converted. */
export function sameMeasure(
  a: { readonly value: number; readonly unit: string },
  b: { readonly value: number; readonly unit: string },
  tolerance: number,
): boolean {
  const [from, to] = [UNITS[a.unit], UNITS[b.unit]];
  if (!from || !to || from.measures !== to.measures) return false;
  const [x, y] = [inBase(a), inBase(b)];
  return Math.abs(x - y) <= Math.max(Math.abs(x), Math.abs(y)) * tolerance;
}

function inBase({ value, unit }: { readonly value: number; readonly unit: string }): number {
  return unit === 'fahrenheit' ? ((value - 32) * 5) / 9 : value * (UNITS[unit]?.factor ?? 1);
}
