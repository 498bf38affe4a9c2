/** Somebody signed in: the cookie for a browser, and requests of the client's own kind, to set a scene. */
import type * as api from '../../../pipeline/web/api.ts';
import type { Server } from './bench.ts';

export interface Visitor {
  readonly cookie: { readonly name: string; readonly value: string; readonly url: string };
  galley(article: string): Promise<api.Galley>;
  /** By the number of the sentence; an engine's own words where `engine` says so. */
  save(article: string, targets: Readonly<Record<number, string>>, engine?: string): Promise<void>;
}

export async function signIn({ link, origin }: Server): Promise<Visitor> {
  const entered = await fetch(link, { redirect: 'manual' });
  const [name = '', value = ''] = (entered.headers.get('set-cookie') ?? '').split(';')[0]!.split('=');
  const headers = { cookie: `${name}=${value}`, 'content-type': 'application/json' };
  const get = async <T>(at: string) => (await (await fetch(`${origin}/api${at}`, { headers })).json()) as T;
  const { csrf } = await get<api.Session>('/session');
  const galley = async (article: string) => {
    const { rows } = await get<api.Desk>('/desk?limit=500');
    const row = rows.find(({ file }) => file.startsWith(`content/${article}.`));
    return get<api.Galley>(`/galleys/${row?.id}`);
  };
  return {
    cookie: { name, value, url: origin },
    galley,
    save: async (article, targets, engine) => {
      const { id, segments } = await galley(article);
      for (const [at, target] of Object.entries(targets)) {
        const segment = segments[Number(at)]!;
        const taken = engine === undefined ? {} : { taken: { origin: 'machine', by: engine } };
        const answer = await fetch(`${origin}/api/galleys/${id}/segments/${segment.id}`, {
          method: 'PUT',
          headers: { ...headers, 'x-galerada': csrf, 'if-match': segment.etag },
          body: JSON.stringify({ target, ...taken }),
        });
        if (!answer.ok) throw new Error(await answer.text());
      }
    },
  };
}
