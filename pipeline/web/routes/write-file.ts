/** A change of a file that is no record, with the errors a client gets. */
import type { Context } from 'hono';
import type { Result } from '../../model/finding.ts';
import { type AppGiven, type Env, HttpError, who } from '../context.ts';

export async function writeFile(
  c: Context<Env>,
  { writer, live }: AppGiven,
  { path, change }: { path: string; change: (text: string | undefined) => Result<string> },
): Promise<string> {
  if (live.snapshot.unusable.has(path)) throw new HttpError(422, 'unusable-file', { values: { file: path } });
  const written = await writer.file(path, who(c).reviewer.name, change);
  if (written.ok) return written.value;
  if ('busy' in written) throw new HttpError(503, 'busy');
  const { failure } = written;
  if (failure.reason === 'unparsable' || failure.reason === 'invalid')
    throw new HttpError(422, 'unusable-file', { values: { file: path } });
  throw new HttpError(500, 'failed', { values: { detail: 'detail' in failure ? failure.detail : '' } });
}
