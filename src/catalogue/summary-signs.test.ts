import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { readFiles } from './files.ts';
import { countSigns } from './summary-signs.ts';
import { SMALL, withPack } from './testing.ts';

test('rows are counted by each kind of sign they have, and those apart that only a host shows', () => {
  const pack = {
    ...SMALL,
    sdks:
      'id,name,entity,android_prefixes,domains,basis,source\n' +
      'a,A,maker,com.a,a.com,read,https://example.org/a\n' +
      'b,B,maker,,b.com,read,https://example.org/b\n' +
      'c,C,maker,,,read,https://example.org/c\n',
    packers: 'id,name,libraries,basis\np,P,libpack.so,unverified\n',
  };
  withPack(pack, (dir) => {
    const { byKind, ...rest } = countSigns(readFiles(dir));
    assert.deepEqual(rest, { rows: 3, read: 2, domainsOnly: 1 });
    assert.deepEqual(
      [byKind.packages, byKind.domains, byKind.libraries, byKind.assets],
      [1, 2, 1, 0],
    );
  });
});

test('most kits of the shipped pack are found by more than a host', () => {
  const { rows, domainsOnly } = countSigns(readFiles(join(import.meta.dirname, '../../catalogue')));
  assert.ok(rows > 280 && domainsOnly < rows / 5, `${domainsOnly} of ${rows}`);
});
