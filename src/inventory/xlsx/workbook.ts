import type { Inventory } from '../../core/inventory.ts';
import { readText } from '../content.ts';
import * as problems from '../problems.ts';
import { refusedInventory } from '../refused.ts';
import { damageProblem, type Reading } from '../scan-content.ts';
import type { Bounds, Meter } from '../unwrap/bounds.ts';
import { Damage } from '../unwrap/damage.ts';
import { type Pull, pullFrom } from '../unwrap/pull.ts';
import { zipMembers } from '../unwrap/zip.ts';
import { sharedStrings, sheetsOf, stylesOf } from './parts.ts';
import { type SheetContext, sheetToCsv } from './sheet.ts';

/**
 * Reads a workbook, each sheet as a table of its own. The packed file is held (at most 64 MiB), since its strings come
 * after its sheets; sheets are unpacked as they are read. The library at hand (read-excel-file 9.3, read 2026-11-26) holds all
 * cells, gives up at the first odd one, and fills every row up to the widest: a file of 1 KB can ask for 17 billion cells.
 */
export async function readWorkbook(
  name: string,
  input: Pull,
  reading: Reading,
): Promise<readonly Inventory[]> {
  const { bounds } = reading.options;
  const refuse = (problem: Inventory['problems'][number]): readonly Inventory[] => [
    refusedInventory(name, 'xlsx', 'Excel workbook', reading.packed(), [problem]),
  ];
  const packed = await input.peek(bounds.workbookPacked + 1);
  if (packed.length > bounds.workbookPacked)
    return refuse(problems.tooLarge('A workbook', bounds.workbookPacked));
  try {
    const parts = await readParts(packed, bounds);
    if (parts.sheets.length === 0)
      return refuse(
        problems.notAnExport('an Office document, and no Excel workbook: save it as .xlsx or CSV'),
      );
    const inventories: Inventory[] = [];
    for (const sheet of parts.sheets) {
      const csv = sheetText(packed, sheet.part, parts, bounds);
      const label =
        parts.sheets.length === 1 ? name : `${name} > ${sheet.name.replaceAll(/\p{C}/gu, '?')}`;
      inventories.push(...(await readText(label, pullFrom(csv), reading)));
    }
    const told = inventories.filter(
      (inventory) => !inventory.problems.some((p) => p.code === 'empty'),
    );
    return told.length > 0 ? told : refuse(problems.emptyFile());
  } catch (error) {
    if (error instanceof Damage) return refuse(damageProblem(error));
    return refuse(problems.brokenDocument('workbook'));
  }
}

type Parts = SheetContext & {
  readonly sheets: readonly { readonly name: string; readonly part: string }[];
};

async function readParts(packed: Uint8Array, bounds: Bounds): Promise<Parts> {
  const texts = new Map<string, string>();
  const strings = sharedStrings();
  const meter = newMeter(packed);
  for await (const { name, bytes } of zipMembers(pullFrom(once(packed)), meter, bounds)) {
    const isStrings = name === 'xl/sharedStrings.xml';
    if (
      !isStrings &&
      !['xl/workbook.xml', 'xl/_rels/workbook.xml.rels', 'xl/styles.xml'].includes(name)
    )
      continue;
    let text = '';
    for await (const part of decoded(bytes, meter, bounds)) {
      if (isStrings) strings.push(part);
      else text += part;
    }
    texts.set(name, text);
  }
  const { sheets, from1904 } = sheetsOf(
    texts.get('xl/workbook.xml') ?? '',
    texts.get('xl/_rels/workbook.xml.rels') ?? '',
  );
  return {
    sheets,
    from1904,
    strings: strings.list,
    styles: stylesOf(texts.get('xl/styles.xml') ?? ''),
  };
}

async function* sheetText(
  packed: Uint8Array,
  part: string,
  context: SheetContext,
  bounds: Bounds,
): AsyncGenerator<Uint8Array> {
  const meter = newMeter(packed);
  const sheet = sheetToCsv(context);
  for await (const { name, bytes } of zipMembers(pullFrom(once(packed)), meter, bounds)) {
    if (name !== part) continue;
    for await (const xml of decoded(bytes, meter, bounds)) {
      const csv = sheet.push(xml);
      if (csv !== '') yield Buffer.from(csv);
    }
    sheet.end();
    return;
  }
}

async function* decoded(
  bytes: AsyncIterable<Uint8Array>,
  meter: Meter,
  bounds: Bounds,
): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  for await (const block of bytes) {
    if (meter.unpacked > bounds.workbookUnpacked)
      throw new Damage(
        'bomb',
        `the workbook unpacks to more than ${bounds.workbookUnpacked / 1048576} MiB`,
      );
    yield decoder.decode(block, { stream: true });
  }
}

const newMeter = (packed: Uint8Array): Meter => ({
  packed: packed.length,
  unpacked: 0,
  members: 0,
});

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
