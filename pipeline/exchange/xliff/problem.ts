/** What is wrong with a document, by the rule it breaks. */
import type { Element } from 'slimdom';
import { nameOf } from './names.ts';

export interface Problem {
  /** Key of `exchange:rule`: what the specification asks for. */
  readonly rule: string;
  readonly at: Element;
  readonly values: Readonly<Record<string, string | number>>;
}

export type Report = (
  rule: string,
  at: Element,
  values?: Readonly<Record<string, string | number | undefined>>,
) => void;

/** Long values are cut: what is hostile is not repeated at length. */
export function problem(rule: string, at: Element, values: Parameters<Report>[2] = {}): Problem {
  const shown = Object.entries({ element: nameOf(at).replace(/^xlf:/, ''), ...values }).flatMap(
    ([key, value]) =>
      value === undefined ? [] : [[key, typeof value === 'string' ? excerpt(value) : value] as const],
  );
  return { rule, at, values: Object.fromEntries(shown) };
}

function excerpt(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

/** Where it stands, as the specification names places (section 2.4): `#/f=f1/u=1/s1`. */
export function fragmentOf(element: Element): string {
  const steps: string[] = [];
  for (let at: Element | null = element; at; at = at.parentElement) {
    const id = at.getAttribute('id');
    if (!id) continue;
    const name = nameOf(at);
    const prefix = {
      'xlf:file': 'f=',
      'xlf:group': 'g=',
      'xlf:unit': 'u=',
      'xlf:note': 'n=',
      'xlf:data': 'd=',
    }[name];
    if (prefix || name.startsWith('xlf:')) steps.unshift(`${prefix ?? ''}${id}`);
  }
  return steps.length ? `#/${steps.join('/')}` : '';
}
