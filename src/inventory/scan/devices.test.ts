import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Instant, SeenDevice } from '../../core/inventory.ts';
import { encode } from './bytes.ts';
import { createDevices, type Devices } from './devices.ts';
import { emptySpans, slotOf, type Spans } from './fields.ts';
import type { DeviceField } from '../layout.ts';

type Facts = Partial<Record<DeviceField, string>>;

function record(facts: Facts): readonly [Uint8Array, Spans] {
  const spans = emptySpans();
  let text = '';
  for (const [field, value] of Object.entries(facts)) {
    const slot = slotOf(field as DeviceField);
    spans[2 * slot] = encode(text).length;
    text += value;
    spans[2 * slot + 1] = encode(text).length;
  }
  return [encode(text), spans];
}

const timeOf = (day: number): Instant =>
  `2026-11-${String(1 + (day % 28)).padStart(2, '0')}T07:00:0${day % 10}Z` as Instant;

const create = (): Devices =>
  createDevices(
    (texts) => ({
      platform: texts.platform === 'ios' ? 'ios' : null,
      enrolment: 'supervised',
      ownership: 'company',
      visibility: 'all',
      collected: texts.collected as Instant | null,
    }),
    '(unnamed)',
    () => {},
  );

const factsOf = (n: number): Facts => ({
  'device-id': `45b317f7-e5f7-44dc-89ff-${String(n).padStart(12, '0')}`,
  serial: `r5${String(n).padStart(8, '0')}`,
  'device-name': `Phone of Femke ${n}`,
  organisation: `Ministry ${n % 40}`,
  platform: n % 2 === 0 ? 'ios' : '',
  collected: timeOf(n),
});

test('a hundred thousand devices come out as they went in, and take less than 160 bytes each', () => {
  const devices = create();
  const COUNT = 100_000;
  for (let n = 0; n < COUNT; n++) devices.sawApps(devices.of(...record(factsOf(n)), n), 'some');
  // Ids of 36 bytes and serial numbers of 10 are in it.
  assert.ok(devices.size() / COUNT < 160, `${devices.size() / COUNT} bytes a device`);
  devices.finish();
  const list = devices.list(new Set());
  assert.equal(list.length, COUNT);
  let n = 0;
  for (const seen of list) {
    const facts = factsOf(n);
    const expected: SeenDevice = {
      key: facts['device-id'] ?? '',
      serial: `R5${String(n).padStart(8, '0')}`,
      name: null,
      holder: null,
      organisation: `Ministry ${n % 40}`,
      platform: n % 2 === 0 ? 'ios' : null,
      enrolment: 'supervised',
      ownership: 'company',
      visibility: 'all',
      collected: timeOf(n),
    };
    if (n % 9973 === 0 || n === COUNT - 1) assert.deepEqual(seen, expected);
    else if (seen.key !== expected.key || seen.collected !== expected.collected)
      assert.fail(`device ${n}`);
    n++;
  }
  assert.deepEqual(list.at(COUNT - 1), [...list].at(-1));
  assert.equal(list.at(COUNT), undefined);
});

test('a name is taken up with a hit, and dropped again where the hit did not stand', () => {
  const devices = create();
  const one = record({ 'device-id': '1', 'device-name': 'Sentinel' });
  devices.fields(-1);
  const device = devices.of(...one, 1);
  devices.hit(device, ...one);
  devices.finish();
  assert.equal(devices.list(new Set([device])).at(0)?.name, 'Sentinel');
  assert.equal(devices.list(new Set()).at(0)?.name, null);
});
