const LONGEST = 16 * 1024 * 1024;

/** Records of delimited UTF-8 text, block by block. A record of more than 16 MiB ends the reading. */
export async function* eachRecord(
  text: AsyncIterable<Uint8Array>,
  delimiter: string,
  quoted: boolean,
): AsyncGenerator<readonly (readonly string[])[]> {
  // Loaded when needed: only tables that are written anew come here.
  const { default: Papa } = await import('papaparse');
  const decoder = new TextDecoder();
  let held = '';
  const parse = (input: string): string[][] =>
    Papa.parse<string[]>(input, {
      delimiter,
      quoteChar: quoted ? '"' : '\u0000',
      skipEmptyLines: false,
    }).data;
  for await (const block of text) {
    held += decoder.decode(block, { stream: true });
    const end = lastBreak(held, quoted);
    if (end > 0) {
      yield parse(held.slice(0, end).replace(/\r?\n$/, ''));
      held = held.slice(end);
    }
    if (held.length > LONGEST) return;
  }
  if (held.trim() !== '') yield parse(held);
}

/** Behind the last line end that is not within quotation marks. */
function lastBreak(text: string, quoted: boolean): number {
  const last = text.lastIndexOf('\n') + 1;
  if (!quoted || last === 0) return last;
  let end = 0;
  let within = false;
  for (let i = 0; i < text.length; i += 1) {
    const c = text.charCodeAt(i);
    if (c === 34) within = !within;
    else if (c === 10 && !within) end = i + 1;
  }
  return end;
}
