/** The posts of an edition as a WordPress export. */
import { type PostFile, readPostFile } from '../intake/wordpress/post-file.ts';
import type { Config, Edition } from '../model/config.ts';
import type { Failure } from '../model/finding.ts';
import { languageOf } from '../model/locale.ts';
import type { Files } from '../ports.ts';
import { type PostPair, termsIn, WXR_END, wxrItems, wxrStart, wxrTerm } from './wxr-export.ts';

export interface PostExport {
  readonly text: string;
  readonly pairs: number;
  /** Articles whose post has a translation in WordPress already. */
  readonly existing: readonly string[];
  /** Articles that the edition does not have (yet). */
  readonly unpublished: readonly string[];
  /** Categories and tags without a counterpart. */
  readonly lostTerms: readonly string[];
  readonly failures: readonly Failure[];
}

interface Found {
  readonly path: string;
  readonly source: PostFile;
  readonly target: PostFile | undefined;
}

export async function exportPosts(
  { files, config }: { readonly files: Files; readonly config: Config },
  { edition, status }: { readonly edition: Edition; readonly status: string },
): Promise<PostExport> {
  const failures: Failure[] = [];
  const found = await findPosts({ files, config, edition, failures });
  const translated = found.filter(({ source }) => languageOf(source.locale) !== edition.language);
  const isThere = ({ source }: Found) => existingCode(source, edition) !== undefined;
  const open = translated.filter((one) => !isThere(one));
  let id = found.reduce((most, { source }) => Math.max(most, ...idsOf(source)), 0);
  const code = codeFor(found, edition);
  const pairs = open.flatMap(({ source, target }): PostPair[] =>
    target ? [{ source, target, id: ++id, code, status }] : [],
  );
  return {
    text: write(pairs),
    pairs: pairs.length,
    existing: translated.filter(isThere).map(({ path }) => path),
    unpublished: open.filter(({ target }) => !target).map(({ path }) => path),
    lostTerms: lostTerms(pairs),
    failures,
  };
}

async function findPosts(at: {
  files: Files;
  config: Config;
  edition: Edition;
  failures: Failure[];
}): Promise<Found[]> {
  const { files, config, edition, failures } = at;
  const found: Found[] = [];
  for (const folder of config.content) {
    const listed = await files.list(folder);
    failures.push(...listed.failures);
    for (const path of listed.files.filter((file) => file.endsWith('.html'))) {
      const source = await read(files, path, failures);
      if (!source) continue;
      const below = path.slice(folder === '.' ? 0 : folder.length + 1);
      const output = `${config.output}/${edition.name}/articles/${below}`;
      found.push({ path, source, target: await read(files, output, failures) });
    }
  }
  return found.sort((a, b) => a.source.details.id - b.source.details.id);
}

async function read(files: Files, path: string, failures: Failure[]): Promise<PostFile | undefined> {
  const text = await files.readText(path);
  if (!text.ok) failures.push(text.failure);
  return text.ok && text.value !== undefined ? readPostFile(text.value) : undefined;
}

function existingCode({ details }: PostFile, { language }: Edition): string | undefined {
  return Object.keys(details.translations ?? {}).find((code) => languageOf(code) === language);
}

function idsOf({ details }: PostFile): number[] {
  return [details.id, ...Object.values(details.translations ?? {}).map(({ id }) => id)];
}

/** The language as the site names it: `es_MX` where its other posts do. */
function codeFor(found: readonly Found[], edition: Edition): string {
  for (const { source } of found) {
    const code = existingCode(source, edition);
    if (code) return code;
    const own = source.details.language;
    if (own && languageOf(own) === edition.language) return own;
  }
  return edition.language;
}

function write(pairs: readonly PostPair[]): string {
  const { link = '' } = pairs[0]?.source.details ?? {};
  const site = URL.canParse(link) ? new URL(link).origin : '';
  const language = pairs[0]?.target.locale ?? '';
  const start = wxrStart({ title: '', link: site, language });
  return [start, ...pairs.map(wxrTerm), ...pairs.map(wxrItems), WXR_END].join('');
}

function lostTerms(pairs: readonly PostPair[]): string[] {
  const lost = new Set<string>();
  for (const { source, code } of pairs) {
    for (const term of source.details.terms) if (termsIn([term], code).length === 0) lost.add(term.name);
  }
  return [...lost].sort();
}
