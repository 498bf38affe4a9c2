/** An HTML page or fragment to blocks. */
import type { Range } from '../../model/text.ts';
import { BlockList } from '../blocks.ts';
import type { Reading } from '../reading.ts';
import { findSpans } from '../templates/find-spans.ts';
import { maskSpans } from '../templates/mask.ts';
import { HtmlReader } from './html-reader.ts';

export function readHtml(source: string): Reading {
  const found = findSpans(source, 0, 'html');
  const blocks = new BlockList(source, found.spans);
  const reader = new HtmlReader(blocks, { jsx: false });
  const base = source.startsWith('\uFEFF') ? 1 : 0;
  reader.read(maskSpans(source, base, found.spans), { base, ancestors: [], quotes: 0 });
  reader.finish(source.length);
  return {
    blocks: blocks.finish(found.off),
    ...(found.unended === undefined ? {} : { unended: found.unended }),
    ...(reader.declared ? { declared: declaration(source, reader.declared.value) } : {}),
  };
}

function declaration(source: string, range: Range): { value: string; range: Range } {
  return { value: source.slice(range.start, range.end), range };
}
