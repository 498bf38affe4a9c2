/** What can go wrong between us and DeepL, one name each. */

export type Fault =
  /** An answer with this status and, where given, a Retry-After header. */
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: string }
  /** The request is billed and never answered. */
  | { readonly kind: 'silence' }
  /** The connection breaks before anything is read: nothing is billed. */
  | { readonly kind: 'refused' }
  /** Billed, and the connection breaks in the middle of the answer. */
  | { readonly kind: 'reset' }
  | { readonly kind: 'malformed' }
  | { readonly kind: 'fewer' }
  /** Answers in another order. */
  | { readonly kind: 'shuffled' }
  /** Spoils the answer of one text, by its place in the request. */
  | { readonly kind: 'spoilt'; readonly how: Spoiling; readonly at: number };

export type Spoiling =
  | 'empty'
  | 'truncated'
  | 'same-language'
  | 'lost-tag'
  | 'invented-tag'
  | 'numbers'
  | 'instructions';

/** An answer as it is sent, after the fault has had its way with it. */
export function spoil(answer: string, source: string, how: Spoiling): string {
  switch (how) {
    case 'empty':
      return '';
    case 'truncated':
      return answer.slice(0, Math.floor(answer.length / 5));
    case 'same-language':
      return source;
    case 'lost-tag':
      return answer.replace(/<\/?x\d+\/?>/, '');
    case 'invented-tag':
      return `${answer}<x99/>`;
    case 'numbers':
      return `${answer.replace(/\d+/g, '')} 48151`;
    case 'instructions':
      return 'As an AI language model, I cannot translate this text.';
  }
}

/** Whether the answers of a request survive the fault and reach us whole. */
export function isDelivered(fault: Fault | undefined): boolean {
  return fault === undefined || fault.kind === 'shuffled' || fault.kind === 'spoilt';
}
