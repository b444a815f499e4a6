import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encode } from './bytes.ts';
import { DEVICE_NAME, emptySpans, HOLDER } from './fields.ts';
import { createNames } from './names.ts';

/** A record that has these two cells and no other. */
function record(name: string, holder: string) {
  const bytes = encode(`${name},${holder}`);
  const spans = emptySpans();
  const end = encode(name).length;
  spans.set([0, end], 2 * DEVICE_NAME);
  spans.set([end + 1, bytes.length], 2 * HOLDER);
  return { bytes, spans };
}

function named(...told: readonly (readonly [device: number, name: string, holder: string])[]) {
  const names = createNames();
  for (const [device, name, holder] of told) {
    const { bytes, spans } = record(name, holder);
    names.want(device);
    names.take(device, bytes, spans);
  }
  return names;
}

test('many long names come back as they were told, also while more are taken', () => {
  const names = createNames();
  const nameOf = (device: number): string => `Telefoon ${device} ${'Żż'.repeat(device % 40)}.`;
  for (let device = 0; device < 4000; device++) {
    const { bytes, spans } = record(nameOf(device), `Holder ${device}`);
    names.want(device);
    names.take(device, bytes, spans);
    assert.equal(names.of(device >> 1).name, nameOf(device >> 1));
  }
  for (let device = 0; device < 4000; device++)
    assert.deepEqual(names.of(device), { name: nameOf(device), holder: `Holder ${device}` });
});

test('a device that nobody asked for has no name, whatever its record says', () => {
  const names = createNames();
  const { bytes, spans } = record('Phone of Femke', 'Femke');
  names.take(7, bytes, spans);
  assert.deepEqual(names.of(7), { name: null, holder: null });
});

test('the first name stays, and a blank one is none', () => {
  const names = named([1, '  ', 'Femke'], [1, ' Phone A ', 'Omar'], [1, 'Phone B', 'Zoë']);
  assert.deepEqual(names.of(1), { name: 'Phone A', holder: 'Femke' });
});

test('two numbers that turn out to be one device have what either of them was told', () => {
  const names = named([1, 'Phone A', ''], [2, 'Phone B', 'Omar'], [3, 'Phone C', 'Zoë']);
  names.join(2, 1);
  assert.deepEqual(names.of(1), { name: 'Phone A', holder: 'Omar' });
  names.join(3, 9);
  assert.deepEqual(names.of(9), { name: 'Phone C', holder: 'Zoë' });
  for (const gone of [2, 3]) assert.equal(names.isWanted(gone), false);
});

test('those whose hits did not stand are forgotten, and the others are not', () => {
  const names = named([1, 'Phone A', 'Femke'], [2, 'Phone B', 'Omar']);
  names.keepOnly(new Set([2]));
  assert.deepEqual(names.of(1), { name: null, holder: null });
  assert.deepEqual(names.of(2), { name: 'Phone B', holder: 'Omar' });
});
