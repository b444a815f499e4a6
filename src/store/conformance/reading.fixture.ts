import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { isCertain, type Finding, type OrganisationId } from '../../core/finding.ts';
import type { AppId } from '../../core/statements.ts';
import type {
  FindingCursor,
  FindingFilter,
  FindingOrder,
  StoredFinding,
} from '../../actions/store.ts';
import { callSome, inOrder } from './deadlines.fixture.ts';
import {
  allFindings,
  at,
  handIn,
  newId,
  NOW,
  plan,
  publish,
  stage,
  type Phone,
  type World,
} from './world.fixture.ts';

export function whatIsReadIsWhatIsThere(world: () => World): void {
  const pagesOf = async (
    filter: FindingFilter,
    limit: number,
    between = async () => {},
    order: FindingOrder = 'newest',
  ) => {
    const found: StoredFinding[] = [];
    let after: FindingCursor | null = null;
    do {
      const page: Awaited<ReturnType<World['store']['findings']>> = await world().store.findings(
        filter,
        { after, limit, order },
      );
      found.push(...page.rows);
      after = page.next;
      await between();
    } while (after !== null);
    return found;
  };

  test('pages are complete and without doubles, also while findings come in', async () => {
    const { root } = world();
    const phones = Array.from({ length: 9 }, (_, n) => ({
      name: `${n}`,
      apps: ['tiktok', 'temu'],
    }));
    await handIn(world(), { moment: at('20T08:00'), phones });
    const before = await allFindings(world());
    let day = 1;
    const found = await pagesOf({ scope: [root] }, 4, async () => {
      if (day < 4)
        await handIn(world(), {
          moment: at(`2${day++}T08:00`),
          coverage: 'part',
          phones: [{ name: `new ${day}`, apps: ['tiktok'] }],
        });
    });
    assert.equal(before.length, 18);
    assert.deepEqual(
      found.map(({ id }) => id),
      before.map(({ id }) => id),
    );
  });

  test('every filter gives what it says, in every scope, in each order, page by page', async () => {
    const { store, root, ministry, agency } = world();
    const units = Array.from({ length: 60 }, () => newId() as OrganisationId);
    await store.change(async (tables) => {
      for (const id of units)
        await tables.addOrganisation(
          { id, parent: agency, name: id, path: [root, agency, id] },
          NOW,
        );
      return { result: null, entries: ['added'] };
    });
    const phones = Array.from({ length: 90 }, (_, n): Phone => ({
      name: `${n}`,
      in: [ministry, agency, ...units][n % 62] as OrganisationId,
      collected: at(`1${n % 7}T0${n % 5}:00`),
      apps: [
        ...(n % 3 === 0 ? [['tiktok', 'name'] as const] : ['tiktok']),
        ...(n % 4 === 0 ? ['temu'] : []),
      ],
    }));
    await handIn(world(), { moment: at('20T08:00'), phones });
    await handIn(world(), {
      moment: at('21T08:00'),
      phones: phones.map((phone, n) => ({
        ...phone,
        collected: at('21T07:00'),
        apps: n % 5 === 0 ? [] : (phone.apps ?? []),
      })),
    });
    await callSome(world());
    const all = await allFindings(world());
    assert.ok(new Set(all.map(({ deadline }) => deadline)).size > 3);
    const paths = new Map((await store.organisations()).map(({ id, path }) => [id, path]));
    const [fleet] = await store.fleets();
    assert.ok(fleet);
    const filters = fc.record(
      {
        scope: fc.oneof(
          fc.constantFrom([root], [ministry], [agency], [ministry, agency]),
          fc.subarray(units, { minLength: 1 }),
        ),
        organisation: fc.constantFrom(root, agency, ...units.slice(0, 3)),
        app: fc.constantFrom('tiktok', 'temu', 'wechat'),
        fleet: fc.constant(fleet.id),
        states: fc.subarray(['open', 'called', 'overdue', 'closed'] as const, { minLength: 1 }),
        certain: fc.boolean(),
      },
      { requiredKeys: ['scope'] },
    ) as unknown as fc.Arbitrary<FindingFilter>;
    await fc.assert(
      fc.asyncProperty(
        filters,
        fc.integer({ min: 1, max: 40 }),
        ORDERS,
        async (filter, limit, order) => {
          const path = ({ organisation }: Finding) => paths.get(organisation) ?? [];
          const expected = all.filter(
            (one) =>
              path(one).some((above) => filter.scope.includes(above)) &&
              (filter.organisation === undefined || path(one).includes(filter.organisation)) &&
              (filter.app === undefined || one.app === filter.app) &&
              (filter.states === undefined || filter.states.includes(one.state)) &&
              (filter.certain === undefined || filter.certain === isCertain(one)),
          );
          const found = await pagesOf(filter, limit, undefined, order);
          assert.deepEqual(
            found.map(({ id }) => id),
            inOrder(expected, order).map(({ id }) => id),
          );
        },
      ),
      { seed: 20261126, numRuns: 60 },
    );
    const counted = (await store.findingCounts([agency])).reduce(
      (sum, { certain, possible }) => sum + certain + possible,
      0,
    );
    assert.equal(counted, (await pagesOf({ scope: [agency] }, 500)).length);
    assert.deepEqual(await store.appsWithFindings(), ['temu', 'tiktok']);
  });

  test('open findings of apps and organisations are these and no others, whichever are fewer', async () => {
    const { store, ministry, agency } = world();
    const phones = [ministry, agency, agency].map((where, n) => ({
      name: `${n}`,
      in: where,
      apps: ['tiktok', 'temu'],
    }));
    await handIn(world(), { moment: at('20T08:00'), phones });
    // One of them is closed: its phone is gone.
    await handIn(world(), { moment: at('21T08:00'), phones: phones.slice(0, 2) });
    const open = (await allFindings(world())).filter(({ state }) => state !== 'closed');
    assert.equal(open.length, 4);
    for (const apps of [
      ['tiktok'],
      ['tiktok', 'temu'],
      ['tiktok', 'temu', 'none', 'no other'],
    ] as AppId[][])
      for (const organisations of [null, [ministry], [ministry, agency], []])
        assert.deepEqual(
          (await store.openFindingsOf({ apps, organisations }, 9)).map(({ id }) => id),
          open
            .filter(
              ({ app, organisation }) =>
                apps.includes(app) && (organisations?.includes(organisation) ?? true),
            )
            .map(({ id }) => id),
        );
    assert.equal(
      (await store.openFindingsOf({ apps: ['temu' as AppId], organisations: null }, 1)).length,
      1,
    );
  });

  test('a device stands in coverage once, by the latest that was heard of it', async () => {
    const { store, root, ministry, agency } = world();
    const coverage = async (scope = [root]) =>
      Object.fromEntries(
        (await store.coverage(scope)).map(({ organisation, withHits, without }) => [
          organisation === ministry ? 'ministry' : 'agency',
          [withHits, without],
        ]),
      );
    const phone = (name: string, facts: Partial<Phone> = {}): Phone => ({ name, ...facts });
    await handIn(world(), {
      moment: at('20T08:00'),
      phones: [phone('a'), phone('b', { apps: ['tiktok'] }), phone('c', { in: agency })],
    });
    assert.deepEqual(await coverage(), { ministry: [1, 1], agency: [0, 1] });
    await handIn(world(), {
      moment: at('22T08:00'),
      coverage: 'part',
      of: [ministry],
      phones: [phone('a', { apps: ['temu'] }), phone('d')],
    });
    assert.deepEqual(await coverage(), { ministry: [2, 1], agency: [0, 1] });
    // Of the day between: it knows nothing later of `a`, `d` came after it, and `c` is no more.
    await handIn(world(), { moment: at('21T08:00'), phones: [phone('a'), phone('b')] });
    assert.deepEqual(await coverage(), { ministry: [1, 2] });
    await handIn(world(), {
      moment: at('23T08:00'),
      of: [ministry],
      phones: [phone('a')],
    });
    assert.deepEqual(await coverage(), { ministry: [0, 1] });
    assert.deepEqual(await coverage([agency]), {});
  });

  test('tallies are of the whole inventories that stand', async () => {
    const { store, root, ministry } = world();
    for (const [day, devices] of [
      ['20', 7],
      ['21', 9],
    ] as const) {
      const id = await stage(world(), { moment: at(`${day}T08:00`), phones: [{ name: 'a' }] });
      const tally = { organisation: ministry, app: 'aliexpress', devices };
      await store.stage((tables) =>
        tables.stageTallies(id, [tally, { organisation: root, app: null, devices: null }] as never),
      );
      await publish(world(), id, await plan(world(), id));
    }
    assert.deepEqual(await store.tallies([ministry]), [
      { organisation: ministry, app: 'aliexpress', devices: 9 },
    ]);
    assert.deepEqual(
      (await store.tallies([root])).map(({ app, devices }) => [app, devices]).toSorted(),
      [
        ['aliexpress', 9],
        [null, null],
      ].toSorted(),
    );
  });

  test('inventories come newest first, page by page, and an unfinished one is found again', async () => {
    const { store, fleet } = world();
    for (const day of ['20', '21', '22'])
      await handIn(world(), { moment: at(`${day}T08:00`), phones: [] });
    const id = await stage(world(), { moment: at('23T08:00'), phones: [] });
    const first = await store.inventories(fleet, { before: null, limit: 3 });
    const second = await store.inventories(fleet, { before: first.next, limit: 3 });
    assert.deepEqual(
      [...first.rows, ...second.rows].map(({ moment }) => moment?.slice(8, 10)),
      ['23', '22', '21', '20'],
    );
    assert.equal(second.next, null);
    assert.deepEqual(
      (await store.unfinishedInventories()).map((one) => one.id),
      [id],
    );
  });
}

const ORDERS = fc.constantFrom<FindingOrder>('newest', 'oldest', 'deadline');
