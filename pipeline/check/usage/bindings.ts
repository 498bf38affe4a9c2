/** Which `t` is whose: the namespace and prefix a translating function was made with, scope by scope. */

export interface Binding {
  readonly namespaces?: readonly string[];
  readonly keyPrefix?: string;
}

export interface Scopes {
  push(): void;
  pop(): void;
  declare(name: string, binding: Binding): void;
  find(name: string): Binding | undefined;
  /** A string that a name stands for. */
  declareText(name: string, text: string): void;
  findText(name: string): string | undefined;
}

export function createScopes(): Scopes {
  const stack = [{ bindings: new Map<string, Binding>(), texts: new Map<string, string>() }];
  return {
    push: () => void stack.push({ bindings: new Map(), texts: new Map() }),
    pop: () => void stack.pop(),
    declare: (name, binding) => void stack.at(-1)!.bindings.set(name, binding),
    find: (name) => stack.findLast(({ bindings }) => bindings.has(name))?.bindings.get(name),
    declareText: (name, text) => void stack.at(-1)!.texts.set(name, text),
    findText: (name) => stack.findLast(({ texts }) => texts.has(name))?.texts.get(name),
  };
}
