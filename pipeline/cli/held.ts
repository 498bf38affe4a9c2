/** What a build says of articles that an edition holds back: thousands of lines, of few wordings. */
import type { EditionContent, HeldArticle } from '../bundle/site.ts';
import type { Outcome } from '../plan/build.ts';
import type { Project } from '../project.ts';
import type { Invocation } from './command.ts';
import { leftOpen, OPEN, type Say } from './messages.ts';

export function heldLines(project: Project, outcome: Outcome, invocation: Invocation): string[] {
  return outcome.contents.flatMap((content) => {
    const wordings = new Map<string, Wording>();
    return content.held.flatMap((held) => {
      const { segments, initial, [content.edition.publish.require]: done } = held.completeness;
      const key = `${held.reason} ${segments} ${initial} ${done}`;
      const known = wordings.get(key);
      const wording = known ?? wordingOf(project, { content, held }, invocation);
      if (!known) wordings.set(key, wording);
      const hint = wording.hint?.(outcome.articles.get(held.id)?.records[content.edition.name] ?? '');
      const line = wording.line(held.id);
      return hint === undefined ? [line] : [line, hint];
    });
  });
}

/** What is said of all articles that an edition holds back for the same reason. */
interface Wording {
  readonly line: (article: string) => string;
  readonly hint?: (record: string) => string;
}

function wordingOf(
  { config }: Project,
  { content, held }: { readonly content: EditionContent; readonly held: HeldArticle },
  { say, terminal }: Invocation,
): Wording {
  const { edition } = content;
  const { segments, initial } = held.completeness;
  const required = edition.publish.require;
  const below = held.reason === 'below-state' ? segments - held.completeness[required] : initial;
  const reason = say(`build.reason.${held.reason}`, { missing: below, segments, required });
  const styled: Say = (key, values) => terminal.style('yellow', say(key, values));
  const line = leftOpen(styled, 'build.held', { edition: edition.name, article: OPEN, reason });
  if (held.reason === 'failed') return { line };
  const engine = edition.engines[0]?.engine ?? 'none';
  const hint = held.reason === 'below-state' ? 'review' : engine === 'none' ? 'none' : 'engine';
  const indented: Say = (key, values) => `  ${say(key, values)}`;
  const values = { config: config.file, record: OPEN, engine };
  return { line, hint: leftOpen(indented, `build.heldHint.${hint}`, values) };
}
