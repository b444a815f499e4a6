import { COLUMNS, cell, type Facts, isPhone } from './facts.ts';
import { BadReport } from './zip-member.ts';

const NEWLINE = 10;
const RETURN = 13;
const QUOTE = 34;
const COMMA = 44;
/** A row is an app's name and publisher, the device's name, and numbers; beyond this it is no table. */
const LONGEST_ROW = 256 * 1024;
const OUT = 256 * 1024;

/**
 * The report of apps with what the list of devices says behind each row, then a row without an app for every phone that the report
 * does not have. Rows of laptops are left out. Columns may come in any order, and further ones may be among them.
 *
 * Bytes stay bytes: no row but the header becomes a string, only ids of devices do. Throws `BadReport` where it is no such table.
 */
export async function* joined(
  report: AsyncIterable<Uint8Array>,
  facts: Facts,
): AsyncGenerator<Uint8Array> {
  const rows = splitRows(report);
  const first = await rows.next();
  if (first.done === true) throw new BadReport('no-table');
  const header = readHeader(first.value);
  const seen = new Uint8Array(facts.phones() + 1);
  let out = Buffer.allocUnsafe(OUT);
  let used = out.write(`${header.names.map(cell).join(',')},${COLUMNS.join(',')}\r\n`);
  const room = (size: number): Uint8Array | null => {
    if (used + size <= out.length) return null;
    const full = out.subarray(0, used);
    out = Buffer.allocUnsafe(Math.max(OUT, size));
    used = 0;
    return full;
  };
  const end = (): void => {
    out[used] = RETURN;
    out[used + 1] = NEWLINE;
    used += 2;
  };
  const none = Buffer.from(','.repeat(COLUMNS.length));
  // Rows of one device mostly come together: its id is looked up once.
  let lastId = Buffer.alloc(0) as Buffer;
  let last: number | 'absent' | 'desktop' = 'absent';
  let upper = false;

  const body = async function* (): AsyncGenerator<Rows> {
    yield [first.value[0], first.value[1].slice(1)];
    yield* rows;
  };
  for await (const [bytes, spans] of body()) {
    for (const { start, stop, quoted } of spans) {
      if (stop === start) continue;
      const [from, to] = cellAt(bytes, start, stop, header.device, quoted);
      if (to - from !== lastId.length || bytes.compare(lastId, 0, lastId.length, from, to) !== 0) {
        lastId = Buffer.from(bytes.subarray(from, to));
        const id = lastId.toString('latin1');
        last = facts.find(id);
        upper = id !== id.toLowerCase();
      }
      if (last === 'desktop') continue;
      const behind = last === 'absent' ? none.length : facts.size(last);
      const full = room(stop - start + behind + 2);
      if (full !== null) yield full;
      bytes.copy(out, used, start, stop);
      // A device is known by its id in lower case, here as in observations.
      if (upper) out.write(lastId.toString('latin1').toLowerCase(), used + from - start, 'latin1');
      used += stop - start;
      if (last === 'absent') used += none.copy(out, used);
      else {
        seen[last] = 1;
        used = facts.write(last, out, used);
      }
      end();
    }
  }
  const before = ','.repeat(header.device);
  const after = ','.repeat(header.names.length - header.device - 1);
  for (const [id, index] of facts.ids()) {
    if (!isPhone(index) || seen[index] === 1) continue;
    const text = `${before}${cell(id)}${after}`;
    const full = room(Buffer.byteLength(text) + facts.size(index) + 2);
    if (full !== null) yield full;
    used += out.write(text, used);
    used = facts.write(index, out, used);
    end();
  }
  if (used > 0) yield out.subarray(0, used);
}

/** A block, and where rows that are whole lie in it, without their line ends. */
type Row = { readonly start: number; readonly stop: number; readonly quoted: boolean };
type Rows = readonly [Buffer, readonly Row[]];

/** Line ends within quotes belong to their cell (RFC 4180). */
async function* splitRows(report: AsyncIterable<Uint8Array>): AsyncGenerator<Rows> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of report) {
    const bytes =
      rest.length === 0
        ? Buffer.from(piece.buffer, piece.byteOffset, piece.length)
        : Buffer.concat([rest, piece]);
    const rows: Row[] = [];
    let start = 0;
    let quote = bytes.indexOf(QUOTE);
    for (;;) {
      const row = rowAt(bytes, start, quote);
      if (row === null) break;
      rows.push(row.span);
      start = row.next;
      quote = row.quote;
    }
    rest = Buffer.from(bytes.subarray(start));
    if (rest.length > LONGEST_ROW) throw new BadReport('no-table');
    if (rows.length > 0) yield [bytes, rows];
  }
  // A last row without a line end counts; what ends within quotes was cut off.
  if (rest.length === 0) return;
  if (quotesIn(rest, 0, rest.length) % 2 === 1) throw new BadReport('cut-off');
  yield [rest, [{ start: 0, stop: rest.length, quoted: rest.includes(QUOTE) }]];
}

/** `quote`: where the next quotation mark lies from `start` on, -1 for none; looked for once, not for every row. */
function rowAt(
  bytes: Buffer,
  start: number,
  quote: number,
): { readonly span: Row; readonly next: number; readonly quote: number } | null {
  let end = bytes.indexOf(NEWLINE, start);
  const quoted = quote !== -1 && quote < end;
  if (quoted) {
    let open = false;
    for (let at = quote; end !== -1;) {
      if (quotesIn(bytes, at, end) % 2 === 1) open = !open;
      if (!open) break;
      at = end;
      end = bytes.indexOf(NEWLINE, end + 1);
    }
  }
  if (end === -1) return null;
  const stop = end > start && bytes[end - 1] === RETURN ? end - 1 : end;
  const next = quoted ? bytes.indexOf(QUOTE, end) : quote;
  return { span: { start, stop, quoted }, next: end + 1, quote: next };
}

function quotesIn(bytes: Buffer, from: number, to: number): number {
  let count = 0;
  for (let at = bytes.indexOf(QUOTE, from); at !== -1 && at < to; at = bytes.indexOf(QUOTE, at + 1))
    count += 1;
  return count;
}

/** Where the cell of a column lies, without the quotation marks around it. */
function cellAt(
  bytes: Buffer,
  start: number,
  stop: number,
  column: number,
  quoted: boolean,
): readonly [number, number] {
  let at = start;
  for (let before = 0; before < column; before += 1) {
    at = endOfCell(bytes, at, stop, quoted) + 1;
    if (at > stop) return [stop, stop];
  }
  const end = endOfCell(bytes, at, stop, quoted);
  return bytes[at] === QUOTE && end - at >= 2 ? [at + 1, end - 1] : [at, end];
}

function endOfCell(bytes: Buffer, from: number, stop: number, quoted: boolean): number {
  if (!quoted) {
    const comma = bytes.indexOf(COMMA, from);
    return comma === -1 || comma > stop ? stop : comma;
  }
  let open = false;
  for (let at = from; at < stop; at += 1) {
    if (bytes[at] === QUOTE) open = !open;
    else if (bytes[at] === COMMA && !open) return at;
  }
  return stop;
}

function readHeader([bytes, rows]: Rows): {
  readonly names: readonly string[];
  readonly device: number;
} {
  const row = rows[0];
  const text = row === undefined ? '' : bytes.toString('utf8', row.start, row.stop);
  const names = text
    .replace(/^\uFEFF/, '')
    .split(',')
    .map((name) => name.trim().replaceAll('"', ''));
  const device = names.findIndex((name) => name.toLowerCase() === 'deviceid');
  const hasApp = names.some((name) => name.toLowerCase() === 'applicationname');
  if (device === -1 || !hasApp) throw new BadReport('no-table');
  return { names, device };
}
