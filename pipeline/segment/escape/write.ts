/** One writer per place. */
import type { Place } from '../../model/article.ts';
import { type Chunk, flatten, type Scene, type Written, writeEach } from './chunk.ts';
import { writeAttribute, writeHtml } from './html.ts';
import { writeMarkdown } from './markdown.ts';
import { writeAlt, writeTitle } from './markdown-parts.ts';
import { writeJson, writeParameter, writeToml } from './strings.ts';
import { writeYaml } from './yaml.ts';

/** Writes a block so that it reads as its chunks do. */
export function writeBlock(chunks: readonly Chunk[], scene: Scene): Written {
  const { place } = scene;
  switch (place.kind) {
    case 'text':
      return { range: scene.range, text: writeEach(chunks, flatten) };
    case 'markdown':
      return writeMarkdown(chunks, within(scene, place));
    case 'markdown-alt':
      return writeAlt(chunks, scene);
    case 'markdown-title':
      return writeTitle(chunks, within(scene, place));
    case 'html':
      return writeHtml(chunks, scene);
    case 'html-attribute':
      return writeAttribute(chunks, within(scene, place));
    case 'yaml':
      return writeYaml(chunks, within(scene, place));
    case 'toml':
      return writeToml(chunks, within(scene, place));
    case 'json':
      return writeJson(chunks, within(scene, place));
    case 'shortcode':
      return writeParameter(chunks, scene);
  }
}

function within<P extends Place>(scene: Scene, place: P): Scene<P> {
  return { ...scene, place };
}
