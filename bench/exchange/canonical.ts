/**
 * What an XML file says, as one hash: names by namespace, attributes in no order, text whether in CDATA or not, comments
 * and instructions. Read by saxes alone, so that nothing of ours compares itself with itself.
 */
import { createHash } from 'node:crypto';
import { type SaxesAttributeNS, SaxesParser } from 'saxes';
import { TextDecoding } from '../../pipeline/exchange/xml/decode.ts';

export function canonicalHash(bytes: Uint8Array): string {
  const hash = createHash('sha256');
  const parser = new SaxesParser({ xmlns: true });
  let text = '';
  const say = (kind: string, what: string): void => {
    if (text !== '') hash.update(`text\0${text}\0`);
    text = '';
    hash.update(`${kind}\0${what}\0`);
  };
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ uri, local, attributes }) => {
    const said = Object.values(attributes as Record<string, SaxesAttributeNS>)
      .filter(({ name }) => name !== 'xmlns' && !name.startsWith('xmlns:'))
      .map((one) => `{${one.uri}}${one.local}=${one.value}`);
    say('open', `{${uri}}${local} ${JSON.stringify(said.sort())}`);
  });
  parser.on('closetag', () => say('close', ''));
  let depth = 0;
  parser.on('opentagstart', () => depth++);
  const add = (more: string): void => {
    if (depth > 0) text += more;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('comment', (comment) => say('comment', comment));
  parser.on('processinginstruction', ({ target, body }) => say('instruction', `${target} ${body}`));
  const decoding = new TextDecoding();
  parser.write(decoding.push(bytes) + decoding.end()).close();
  say('end', '');
  return hash.digest('hex');
}
