import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Connector, MdmFault } from '../../actions/mdm/connector.ts';
import { codesOf, hitsOf, type Listed, readOne } from '../../inventory/reading.fixture.ts';
import { numberOf } from './simulator/state.ts';
import { inStory, never, ref, TIKTOK } from './testing.fixture.ts';

const WECHAT = 'com.tencent.xin';
const two = [
  { identifier: TIKTOK, name: 'TikTok', platform: 'ios', share: 0.3 },
  { identifier: WECHAT, name: 'WeChat', platform: 'ios', share: 0.2 },
] as const;

/** Every page of the fleet as the real reader of inventories has it. `between`: what happens after each page. */
async function readPages(connector: Connector, between: (page: number) => void = () => {}) {
  const pages: Listed[] = [];
  let devices: number | null = null;
  for (let cursor: string | null = null; ;) {
    const page: Awaited<ReturnType<Connector['page']>> = await connector.page(cursor, never());
    devices = page.devices;
    pages.push(await readOne(page.content));
    between(pages.length);
    if (page.next === null) return { pages, devices };
    cursor = page.next;
  }
}
const keysOf = (pages: readonly Listed[]) =>
  pages.flatMap((page) => page.devices.map(({ key }) => key));

test('the pages of a fleet give exactly its hits, each page whole in itself', () =>
  inStory(
    {
      devices: 230,
      appsEach: 60,
      prohibited: two,
      traits: (index) =>
        index % 7 === 0 ? { enrolment: 'user-enrolment', ownership: 'personal' } : {},
    },
    async ({ connector, fleet }) => {
      const { pages, devices } = await readPages(connector);
      const visible = [...fleet.phones()].flatMap((phone) =>
        [...phone.apps()].flatMap((app) =>
          phone.shows(app) && !app.system && !app.identifier.startsWith('example')
            ? [`${app.identifier === TIKTOK ? 'tiktok' : 'wechat'}`]
            : [],
        ),
      );
      assert.equal(devices, 230);
      assert.deepEqual(
        pages.map((page) => [page.format, codesOf(page), page.devices.length]),
        // Nothing is missing from a page, though Jamf counts the whole fleet on each.
        [
          ['jamf-v2-detail', [], 100],
          ['jamf-v2-detail', [], 100],
          ['jamf-v2-detail', [], 30],
        ],
      );
      assert.deepEqual(
        pages.flatMap((page) => hitsOf(page).map((hit) => hit.split(' ')[1])).toSorted(),
        visible.toSorted(),
      );
      assert.ok(visible.length > 50, 'a fleet without hits shows nothing');
      assert.equal(
        pages.flatMap(({ devices }) => devices.filter((one) => one.enrolment === 'user-enrolment'))
          .length,
        [...fleet.phones()].filter(({ enrolment }) => enrolment === 'user-enrolment').length,
      );
    },
  ));

test('devices that are deleted while the pages are turned cost no other device its place', () =>
  inStory({ devices: 350 }, async ({ connector, server, fleet }) => {
    const { pages } = await readPages(connector, (page) => {
      // From pages already read: whoever comes later moves up.
      if (page === 1) for (const index of [3, 4, 5]) server.state.forget(index);
      if (page === 2) for (let index = 20; index < 140; index += 1) server.state.forget(index);
    });
    const stayed = [...fleet.phones()].filter(({ index }) =>
      server.state.find(numberOf({ index })),
    );
    const read = new Set(pages.flatMap((page) => page.devices.map(({ serial }) => serial)));
    assert.deepEqual(
      stayed.filter(({ serial }) => !read.has(serial)),
      [],
    );
    const keys = keysOf(pages);
    assert.equal(new Set(keys).size, keys.length, 'a device came twice');
  }));

test('devices that are enrolled meanwhile come last, and move nobody', () =>
  inStory({ devices: 210 }, async ({ connector, server }) => {
    const before = server.state.count();
    const { pages } = await readPages(connector);
    assert.equal(keysOf(pages).length, before);
  }));

test('a token that lives for a minute is renewed while the pages are turned', () =>
  inStory({ devices: 250, tokenLife: 60 }, async ({ connector, fleet }) => {
    const { pages } = await readPages(connector, () => fleet.advance(1));
    assert.equal(keysOf(pages).length, 250);
  }));

test('a token that is taken away in mid-page is got anew', () =>
  inStory({ devices: 250 }, async ({ connector, server }) => {
    server.traps.set({ tokenRequests: 1 });
    assert.equal(keysOf((await readPages(connector)).pages).length, 250);
  }));

test('LENIENT: a section that is null is unknown, and no phone without apps', () =>
  inStory({ devices: 40 }, async ({ connector, server }) => {
    server.state.mode = 'LENIENT';
    server.state.damaged.set(7, { sections: ['APPLICATIONS'] });
    const { pages } = await readPages(connector);
    const device = pages[0]?.devices[7];
    assert.equal(pages[0]?.devices.length, 40);
    assert.notEqual(device?.visibility, 'all');
  }));

test('STRICT: one damaged record costs no other device, and the device itself is there as unknown', () =>
  inStory({ devices: 230 }, async ({ connector, server, fleet }) => {
    server.state.damaged.set(137, { sections: ['APPLICATIONS'] });
    const { pages } = await readPages(connector);
    assert.equal(keysOf(pages).length, 230);
    const serials = pages.flatMap(({ devices }) => devices.map(({ serial }) => serial));
    const { serial } = fleet.phone(137);
    // Its hardware is not asked for alone; it is known by its number.
    assert.ok(!serials.includes(serial));
    const damaged = pages[1]?.devices.find(({ visibility }) => visibility !== 'all');
    assert.notEqual(damaged, undefined);
    assert.equal(pages.flatMap(({ hits }) => hits).length, 229);
  }));

test('STRICT: of a record that cannot be given at all, the page says that one is missing, and not which', () =>
  inStory({ devices: 230 }, async ({ connector, server }) => {
    server.state.damaged.set(137, { sections: ['GENERAL', 'APPLICATIONS'] });
    const { pages } = await readPages(connector);
    assert.deepEqual(
      pages.map(({ outcome, devices }) => [outcome, devices.length]),
      [
        ['read', 100],
        ['partly', 99],
        ['read', 30],
      ],
    );
    const told = JSON.stringify(pages[1]?.problems);
    assert.match(told, /100/);
    assert.ok(!told.includes(ref(137)));
  }));

test('STRICT: a damaged record at the end of a page loses nobody on the next', () =>
  inStory({ devices: 230 }, async ({ connector, server }) => {
    server.state.damaged.set(99, { sections: ['GENERAL', 'APPLICATIONS'] });
    const { pages } = await readPages(connector);
    const keys = keysOf(pages);
    assert.equal(keys.length, 229);
    assert.equal(new Set(keys).size, 229);
  }));

test('a server that can give no device at all is broken, and is not asked for each of them', () =>
  inStory({ devices: 300 }, async ({ connector, server }) => {
    for (let index = 0; index < 300; index += 1)
      server.state.damaged.set(index, { sections: ['GENERAL'] });
    await assert.rejects(
      connector.page(null, never()),
      (error) => error instanceof MdmFault && error.kind === 'unavailable',
    );
    assert.ok(server.requests() < 40, `${server.requests()} requests`);
  }));

test('an empty fleet is one page without devices', () =>
  inStory({ devices: 1 }, async ({ connector, server }) => {
    server.state.forget(0);
    const page = await connector.page(null, never());
    assert.deepEqual([page.next, page.devices], [null, 0]);
  }));
