/**
 * Cuts a stream of JSON objects (one document, one per line, or a list) into the text of each object. A list around them is
 * seen through. An object longer than `limit` is given as null, and what follows it is read on.
 */
export async function* jsonObjects(
  blocks: AsyncIterable<Uint8Array>,
  limit: number,
): AsyncGenerator<string | null> {
  const decoder = new TextDecoder();
  let held = '';
  let depth = 0;
  let inString = false;
  let escaped = false;
  let tooLong = false;
  for await (const block of blocks) {
    const text = decoder.decode(block, { stream: true });
    let start = depth > 0 ? 0 : -1;
    for (let i = 0; i < text.length; i += 1) {
      const c = text.charCodeAt(i);
      if (inString) {
        if (escaped) escaped = false;
        else if (c === 92) escaped = true;
        else if (c === 34) inString = false;
      } else if (c === 34) inString = depth > 0;
      else if (c === 123) {
        if (depth === 0) start = i;
        depth += 1;
      } else if (c === 125 && depth > 0) {
        depth -= 1;
        if (depth === 0) {
          yield tooLong ? null : held + text.slice(start, i + 1);
          held = '';
          tooLong = false;
          start = -1;
        }
      }
    }
    if (start >= 0 && !tooLong) held += text.slice(start);
    if (held.length > limit) {
      tooLong = true;
      held = '';
    }
  }
  if (depth > 0) yield null;
}
