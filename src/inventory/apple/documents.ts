const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const OPEN_LIST = 91;
const BACKSLASH = 92;
const CLOSE_LIST = 93;
const OPEN = 123;
const CLOSE = 125;
const LINE_END = 10;

/**
 * Cuts a stream of JSON objects (one document, one per line, or a list) into the text of each object. A list around them is
 * seen through. An object that is longer than `limit`, or breaks off, is given as null, and what follows it is read on.
 */
export async function* jsonObjects(
  blocks: AsyncIterable<Uint8Array>,
  limit: number,
): AsyncGenerator<string | null> {
  const decoder = new TextDecoder();
  let held = '';
  /** The brackets that are open, from the object inwards. */
  const open: number[] = [];
  /** The last character outside of strings that is no space. */
  let before = 0;
  let inString = false;
  let escaped = false;
  let tooLong = false;
  const reset = (): void => {
    held = '';
    open.length = 0;
    before = 0;
    inString = false;
    escaped = false;
    tooLong = false;
  };
  for await (const block of blocks) {
    const text = decoder.decode(block, { stream: true });
    let start = open.length > 0 ? 0 : -1;
    for (let i = 0; i < text.length; i += 1) {
      const c = text.charCodeAt(i);
      if (inString) {
        // JSON has no line end within a string: the object was cut off there.
        if (c === LINE_END) {
          yield null;
          reset();
          start = -1;
        } else if (escaped) escaped = false;
        else if (c === BACKSLASH) escaped = true;
        else if (c === QUOTE) inString = false;
        continue;
      }
      if (c <= 32) continue;
      if (c === QUOTE) inString = open.length > 0;
      else if (c === OPEN) {
        if (open.length > 0 && !mayBegin(open.at(-1), before)) {
          yield null;
          reset();
        }
        if (open.length === 0) start = i;
        open.push(c);
      } else if (c === OPEN_LIST && open.length > 0) open.push(c);
      else if (c === CLOSE_LIST && open.at(-1) === OPEN_LIST) open.pop();
      else if (c === CLOSE && open.length > 0) {
        open.pop();
        if (open.length === 0) {
          yield tooLong ? null : held + text.slice(start, i + 1);
          reset();
          start = -1;
        }
      }
      before = c;
    }
    if (start >= 0 && !tooLong) held += text.slice(start);
    if (held.length > limit) {
      tooLong = true;
      held = '';
    }
  }
  if (open.length > 0) yield null;
}

/** Within an object another one stands behind a colon, within a list behind a comma; else the outer one broke off. */
const mayBegin = (around: number | undefined, before: number): boolean =>
  around === OPEN_LIST ? before === OPEN_LIST || before === COMMA : before === COLON;
