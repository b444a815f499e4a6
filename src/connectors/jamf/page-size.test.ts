import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codesOf, hitsOf, readOne } from '../../inventory/reading.fixture.ts';
import { recogniseJson } from '../../inventory/recognise/json.ts';
import { recognisedLike } from '../../inventory/recognise/like.ts';
import { EXAMPLE_PAGE } from './example.ts';
import { pageSize, smallerSteps } from './page-size.ts';
import { inStory, never } from './testing.fixture.ts';

test('the size of a page is what was asked for, in hundreds, within what Jamf takes', () => {
  assert.deepEqual(
    [undefined, '', 'many', '0', '-5', '99', '250', '1000', '2000', '90000'].map(pageSize),
    [1000, 1000, 1000, 100, 100, 100, 200, 1000, 2000, 2000],
  );
});

test('a page that can not be given is taken apart in even pieces, down to one device', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), (hundreds) => {
      const steps = [hundreds * 100, ...smallerSteps(hundreds * 100)];
      assert.equal(steps.at(-1), 1);
      for (const [nth, step] of steps.entries()) assert.equal((steps[nth - 1] ?? step) % step, 0);
      // Else one damaged record would have hundreds asked for one by one.
      for (const [nth, step] of steps.entries()) assert.ok((steps[nth - 1] ?? step) / step <= 40);
    }),
  );
});

test('the example of a page is laid out as a real page is, member for member', () => {
  const path = join(
    import.meta.dirname,
    '../../inventory/samples/jamf-v2-mobile-devices-detail.json',
  );
  const plain = { mapping: null, saved: () => null };
  const real = recogniseJson(readFileSync(path, 'utf8'), true, plain);
  const example = recogniseJson(EXAMPLE_PAGE, true, plain);
  assert.ok(real.kind === 'recognised' && example.kind === 'recognised');
  assert.deepEqual([example.layout, example.traits], [real.layout, real.traits]);
  assert.deepEqual(example.problems, []);
});

test('a page that is read like the example gives what it gives by itself', () =>
  inStory(
    {
      devices: 120,
      appsEach: 40,
      traits: (index) =>
        index % 7 === 0 ? { enrolment: 'user-enrolment', ownership: 'personal' } : {},
    },
    async ({ connector }) => {
      const { content, like } = await connector.page(null, never());
      const bytes = Buffer.concat(await Array.fromAsync(content));
      assert.ok(like !== undefined && bytes.length > 256 * 1024, 'so long that a sample is taken');
      assert.notEqual(recognisedLike(like, bytes.toString()), null);
      const [alone, alike] = [await readOne(bytes), await readOne(bytes, { like })];
      assert.ok(alike.devices.length === 100 && alike.hits.length > 0);
      assert.deepEqual(alike, alone);
    },
  ));

test('a page that begins otherwise than the example is recognised by itself', async () => {
  const filler = 'x'.repeat(300_000);
  const graph = JSON.stringify({
    value: [
      {
        id: 'one',
        deviceName: 'a phone',
        operatingSystem: 'iOS',
        serialNumber: 'S1',
        detectedApps: [{ displayName: filler }, { displayName: 'TikTok' }],
      },
    ],
  });
  const page = await readOne(graph, { like: EXAMPLE_PAGE });
  assert.deepEqual(page, await readOne(graph));
  const error = JSON.stringify({ httpStatus: 500, errors: [{ description: filler }] });
  const refused = await readOne(error, { like: EXAMPLE_PAGE });
  assert.deepEqual(
    [refused.outcome, codesOf(refused), hitsOf(refused)],
    ['refused', codesOf(await readOne(error)), []],
  );
});

test('what a page says of itself is its own, not the example’s', async () => {
  const { results } = JSON.parse(EXAMPLE_PAGE) as { readonly results: readonly [object] };
  const devices = Array.from({ length: 400 }, (_, n) => ({
    ...results[0],
    mobileDeviceId: String(7000 + n),
    hardware: null,
  }));
  const text = JSON.stringify({ totalCount: 401, results: devices });
  const page = await readOne(text, { like: EXAMPLE_PAGE });
  assert.deepEqual([page.devices.length, page.outcome], [400, 'partly']);
  assert.deepEqual(page, await readOne(text));
});
