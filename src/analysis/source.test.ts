import assert from 'node:assert/strict';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { fileSource } from './file-source.ts';
import { ofBytes, part } from './source.ts';

const BYTES = Uint8Array.from({ length: 50_000 }, (_, index) => (index * 7919) % 251);

test('a file, its bytes in memory and a part of either read the same at any place', () => {
  const folder = mkdtempSync(join(tmpdir(), 'source-'));
  const path = join(folder, 'bytes');
  writeFileSync(path, BYTES);
  const fd = openSync(path, 'r');
  const memory = ofBytes(BYTES);
  const place = fc.nat(60_000);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(place, place), { maxLength: 20 }),
      place,
      place,
      fc.constantFrom(fileSource(fd), fileSource(fd, 0)),
      (reads, from, size, file) => {
        const [partOfFile, partOfMemory] = [part(file, from, size), part(memory, from, size)];
        for (const [offset, length] of reads) {
          assert.deepEqual(
            Buffer.from(file.read(offset, length)),
            Buffer.from(BYTES.slice(offset, offset + length)),
          );
          for (const how of ['read', 'glimpse'] as const)
            assert.deepEqual(
              Buffer.from(partOfFile[how](offset, length)),
              Buffer.from(partOfMemory[how](offset, length)),
            );
        }
        assert.equal(partOfFile.size, Math.max(0, Math.min(size, BYTES.length - from)));
      },
    ),
  );
  closeSync(fd);
  rmSync(folder, { recursive: true });
});

test('what was read stays as it was when more is read', () => {
  const folder = mkdtempSync(join(tmpdir(), 'source-'));
  writeFileSync(join(folder, 'bytes'), BYTES);
  const fd = openSync(join(folder, 'bytes'), 'r');
  const source = fileSource(fd, 0);
  const first = source.read(0, 10);
  source.read(40_000, 10);
  source.glimpse(20_000, 10);
  assert.deepEqual([...first], [...BYTES.subarray(0, 10)]);
  closeSync(fd);
  rmSync(folder, { recursive: true });
});
