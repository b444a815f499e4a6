/** Cuts what a process says into lines; null once a line is longer than allowed: then nothing more is kept. */
export function lineReader(most: number): (chunk: Buffer) => readonly string[] | null {
  let pending: Buffer[] = [];
  let size = 0;
  return (chunk) => {
    const lines: string[] = [];
    let from = 0;
    for (;;) {
      const end = chunk.indexOf(0x0a, from);
      const piece = chunk.subarray(from, end === -1 ? chunk.length : end);
      size += piece.length;
      if (size > most) {
        pending = [];
        return null;
      }
      pending.push(piece);
      if (end === -1) return lines;
      lines.push(Buffer.concat(pending).toString('utf8'));
      pending = [];
      size = 0;
      from = end + 1;
    }
  };
}
