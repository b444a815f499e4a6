import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codesOf, hitsOf, readAll, readOne } from '../reading.fixture.ts';
import { BOUNDS } from '../unwrap/bounds.ts';
import { xlsxOf } from '../xlsx.fixture.ts';

const HEADER = ['Serial Number', 'IMEI', 'Bundle ID', 'Last Seen'];
const cell = (reference: string, attributes: string, inner: string): { xml: string } => ({
  xml: `<c r="${reference}" ${attributes}>${inner}</c>`,
});
const STYLES = {
  'xl/styles.xml':
    '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="0000000000"/><numFmt numFmtId="165" formatCode="dd\\-mm\\-yyyy&quot; h&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>',
};

test('numbers keep what the file has: all digits, zeros of their format, dates', async () => {
  const found = await readOne(
    xlsxOf(
      [
        HEADER,
        [
          cell('A2', 's="1"', '<v>12345678</v>'),
          cell('B2', '', '<v>3.50000000000017E+14</v>'),
          'com.tencent.mm',
          cell('D2', 's="2"', '<v>46350.5</v>'),
        ],
      ],
      STYLES,
    ),
  );
  assert.deepEqual(
    found.devices.map(({ key, collected }) => [key, collected]),
    [['0012345678', '2026-11-24T12:00:00Z']],
  );
  assert.deepEqual(hitsOf(found), ['0012345678 wechat exact']);
});

test('dates of a workbook that counts from 1904 are four years and a day later', async () => {
  const found = await readOne(
    xlsxOf([HEADER, ['F9TESTA0001', '', 'com.tencent.xin', cell('D2', 's="2"', '<v>44888</v>')]], {
      ...STYLES,
      'xl/workbook.xml':
        '<workbook><workbookPr date1904="1"/><sheets><sheet name="S" r:id="rId1"/></sheets></workbook>',
    }),
  );
  assert.equal(found.devices[0]?.collected, '2026-11-24T00:00:00Z');
});

test('formulas give their stored value, and errors and empty cells nothing', async () => {
  const found = await readOne(
    xlsxOf([
      HEADER,
      [
        cell('A2', 't="str"', '<f>UPPER("x")</f><v>F9TESTA0001</v>'),
        cell('B2', 't="e"', '<v>#N/A</v>'),
        cell('C2', 't="str"', '<f>A1</f><v>com.tencent.xin</v>'),
      ],
      [cell('A3', 't="str"', '<f>UPPER("x")</f>'), cell('C3', 't="str"', '<f>A1</f>')],
    ]),
  );
  assert.deepEqual(hitsOf(found), ['F9TESTA0001 wechat exact']);
});

test('shared strings are found wherever they stand, in pieces and without reading aids', async () => {
  const found = await readOne(
    xlsxOf([HEADER, [cell('A2', 't="s"', '<v>0</v>'), '', cell('C2', 't="s"', '<v>1</v>')]], {
      'xl/sharedStrings.xml':
        '<sst><si><t>F9TESTA0001</t></si><si><r><t>com.</t></r><r><t>tencent.xin</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si></sst>',
    }),
  );
  assert.deepEqual(hitsOf(found), ['F9TESTA0001 wechat exact']);
});

test('a lone cell in the last corner costs nothing', async () => {
  const found = await readOne(
    xlsxOf([HEADER, ['F9TESTA0001', '', 'com.tencent.xin'], [cell('XFD1048576', '', '<v>1</v>')]]),
  );
  assert.deepEqual(hitsOf(found), ['F9TESTA0001 wechat exact']);
});

test('a workbook that unpacks without end, or is too large, is refused with the bound', async () => {
  const book = xlsxOf([
    HEADER,
    ...Array.from({ length: 20_000 }, () => ['F9TESTA0001', '', 'com.tencent.xin']),
  ]);
  const [unpacked] = await readAll(book, { bounds: { ...BOUNDS, workbookUnpacked: 1 << 18 } });
  assert.ok(codesOf(unpacked ?? (await readOne(''))).includes('bomb'));
  const packed = await readOne(book, { bounds: { ...BOUNDS, workbookPacked: 1000 } });
  assert.deepEqual([packed.outcome, codesOf(packed)], ['refused', ['too-large']]);
});

test('a broken workbook is refused', async () => {
  const book = xlsxOf([HEADER, ['F9TESTA0001', '', 'com.tencent.xin']]);
  const cut = await readOne(book.subarray(0, book.length / 2));
  assert.deepEqual([cut.outcome, codesOf(cut)], ['refused', ['cut-off']]);
  const nothing = await readOne(xlsxOf([]));
  assert.deepEqual([nothing.outcome, codesOf(nothing)], ['refused', ['empty']]);
});
