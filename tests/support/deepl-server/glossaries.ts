/** DeepL's /v3/glossaries, kept in memory. */

interface Glossary {
  readonly glossary_id: string;
  readonly name: string;
  readonly creation_time: string;
  readonly dictionaries: readonly { source_lang: string; target_lang: string; entry_count: number }[];
  readonly entries: string;
}

export interface HttpAnswer {
  readonly status: number;
  readonly body: unknown;
}

export class Glossaries {
  readonly #all = new Map<string, Glossary>();
  #created = 0;

  has(id: string): boolean {
    return this.#all.has(id);
  }

  get names(): string[] {
    return [...this.#all.values()].map(({ name }) => name);
  }

  handle(method: string, path: string, body: string): HttpAnswer {
    const [, version, kind, id] = path.split('/');
    if (version !== 'v3' || kind !== 'glossaries') return { status: 404, body: { message: 'Not found' } };
    if (id === undefined) return method === 'POST' ? this.#create(new URLSearchParams(body)) : this.#list();
    const glossary = this.#all.get(id);
    if (!glossary) return { status: 404, body: { message: 'Glossary not found' } };
    if (method !== 'DELETE') return { status: 200, body: glossary };
    this.#all.delete(id);
    return { status: 204, body: null };
  }

  #create(parameters: URLSearchParams): HttpAnswer {
    const entries = parameters.get('dictionaries[0].entries') ?? '';
    const glossary: Glossary = {
      glossary_id: `glossary-${++this.#created}`,
      name: parameters.get('name') ?? '',
      creation_time: '2026-01-01T00:00:00Z',
      dictionaries: [
        {
          source_lang: parameters.get('dictionaries[0].source_lang') ?? '',
          target_lang: parameters.get('dictionaries[0].target_lang') ?? '',
          entry_count: entries.split('\n').filter((line) => line !== '').length,
        },
      ],
      entries,
    };
    this.#all.set(glossary.glossary_id, glossary);
    return { status: 201, body: glossary };
  }

  #list(): HttpAnswer {
    return { status: 200, body: { glossaries: [...this.#all.values()] } };
  }
}
