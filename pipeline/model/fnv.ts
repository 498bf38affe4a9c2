/** FNV-1a over UTF-16 units, http://www.isthe.com/chongo/tech/comp/fnv/: 32 bits, unsigned. `seed` is what it goes on from. */
export function fnv1a(text: string, seed: number = 0x811c_9dc5): number {
  let hash = seed;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x0100_0193);
  return hash >>> 0;
}
