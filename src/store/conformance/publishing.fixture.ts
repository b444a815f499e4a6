import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { sql } from 'kysely';
import type { Finding, FindingId } from '../../core/finding.ts';
import type { PlannedEvent } from '../../actions/store.ts';
import {
  after,
  allFindings,
  at,
  CONTACT_DAYS,
  handIn,
  newId,
  newWorld,
  NOW,
  plan,
  publish,
  rowsIn,
  shown,
  stage,
  sweepAll,
  type World,
} from './world.fixture.ts';

const TIKTOK = { name: 'a', apps: ['tiktok'] };

export function inventoriesArePublishedWhole(world: () => World): void {
  test('nobody sees anything of an inventory until it is published, and then all of it', async () => {
    const { store, root } = world();
    const id = await stage(world(), { moment: at('20T08:00'), phones: [TIKTOK, { name: 'b' }] });
    const planned = await plan(world(), id);
    const [opened] = planned.events;
    assert.ok(opened);
    const seen = async () => ({
      findings: (await allFindings(world())).length,
      finding: (await store.finding(opened.finding)) !== null,
      events: (await store.events(opened.finding)).length,
      counts: (await store.findingCounts([root])).length,
      coverage: (await store.coverage([root])).length,
      apps: await store.appsWithFindings(),
      ofApp: (await store.openFindingsOf({ apps: [opened.change.app], organisations: null }, 9))
        .length,
      contact: (await store.contact(opened.device)) !== null,
    });
    assert.deepEqual(await seen(), {
      findings: 0,
      finding: false,
      events: 0,
      counts: 0,
      coverage: 0,
      apps: [],
      ofApp: 0,
      contact: false,
    });
    const waiting = await store.log.waiting();
    assert.equal(await publish(world(), id, planned), 'published');
    const all = {
      findings: 1,
      finding: true,
      events: 1,
      counts: 1,
      coverage: 1,
      apps: ['tiktok'],
      ofApp: 1,
      contact: true,
    };
    assert.deepEqual(await seen(), all);
    assert.equal(await store.log.waiting(), waiting + 2, 'one opened, one published');
    await sweepAll(world());
    assert.deepEqual(await seen(), all, 'what is swept is what nobody needs');
    assert.equal((await store.inventory(id))?.state, 'published');
  });

  test('an app that goes closes its finding, and one that comes back reopens it', async () => {
    const told = (day: string, apps: readonly string[]) =>
      handIn(world(), { moment: at(`${day}T08:00`), phones: [{ name: 'a', apps }] });
    assert.deepEqual(await told('20', ['tiktok']), ['opened tiktok']);
    assert.deepEqual(await told('21', ['tiktok', 'temu']), ['opened temu', 'seen tiktok']);
    assert.deepEqual(await told('22', ['temu']), ['closed tiktok', 'seen temu']);
    await sweepAll(world());
    assert.deepEqual(await told('23', ['tiktok', 'temu']), ['reopened tiktok', 'seen temu']);
    assert.deepEqual(await shown(world()), ['temu open', 'tiktok open']);
    const tiktok = (await allFindings(world())).find(({ app }) => app === 'tiktok');
    assert.equal(tiktok?.reopenings, 1);
    const events = await world().store.events(tiktok.id);
    assert.deepEqual(
      events.map(({ change }) => change.kind).filter((kind) => kind !== 'seen'),
      ['opened', 'closed', 'reopened'],
    );
  });

  test('a whole inventory closes what is gone and supersedes; a part does neither', async () => {
    const { store, fleet } = world();
    await handIn(world(), {
      moment: at('20T08:00'),
      phones: [TIKTOK, { name: 'b', apps: ['temu'] }],
    });
    const part = { moment: at('21T08:00'), coverage: 'part', phones: [{ name: 'c' }] } as const;
    assert.deepEqual(await handIn(world(), part), []);
    assert.deepEqual(await handIn(world(), { moment: at('22T08:00'), phones: [TIKTOK] }), [
      'closed temu',
      'seen tiktok',
    ]);
    const { rows } = await store.inventories(fleet, { before: null, limit: 9 });
    assert.deepEqual(
      rows.map(({ state }) => state),
      ['published', 'superseded', 'superseded'],
    );
  });

  test('one that was not read to its end supersedes nothing, and nothing is gone by it', async () => {
    const { store, fleet } = world();
    await handIn(world(), { moment: at('20T08:00'), phones: [TIKTOK] });
    const cutOff = { moment: at('21T08:00'), phones: [{ name: 'b' }], complete: false };
    assert.deepEqual(await handIn(world(), cutOff), []);
    const { rows } = await store.inventories(fleet, { before: null, limit: 9 });
    assert.deepEqual(
      rows.map(({ state }) => state),
      ['published', 'published'],
    );
  });

  test('one that comes late changes nothing that a later one said', async () => {
    await handIn(world(), { moment: at('20T08:00'), phones: [{ name: 'a' }, { name: 'b' }] });
    await handIn(world(), { moment: at('24T08:00'), phones: [{ name: 'a' }] });
    await sweepAll(world());
    const late = {
      moment: at('22T08:00'),
      coverage: 'part',
      phones: [TIKTOK, { name: 'b', apps: ['temu'] }, { name: 'never seen', apps: ['temu'] }],
    } as const;
    // `a` was seen without it, and the others were gone by then.
    assert.deepEqual(await handIn(world(), late), []);
  });

  test('of two at once the second is worked out again', async () => {
    const first = await stage(world(), { moment: at('20T08:00'), phones: [TIKTOK] });
    const second = await stage(world(), { moment: at('21T08:00'), phones: [TIKTOK] });
    const plans = [await plan(world(), first), await plan(world(), second)] as const;
    const [one, two] = await Promise.all([
      publish(world(), first, plans[0]),
      publish(world(), second, plans[1]),
    ]);
    assert.deepEqual([one, two].toSorted(), ['outdated', 'published']);
    const again = one === 'outdated' ? first : second;
    const replanned = await plan(world(), again);
    assert.equal(await publish(world(), again, replanned), 'published');
    assert.deepEqual(await shown(world()), ['tiktok open']);
    assert.equal(await rowsIn(world().db, 'finding'), 1);
  });

  test('one that was cancelled meanwhile is not published, and leaves no row', async () => {
    const { store, db } = world();
    const id = await stage(world(), {
      moment: at('20T08:00'),
      phones: [TIKTOK, ...['b', 'c', 'd', 'e'].map((name) => ({ name, serial: name }))],
    });
    const planned = await plan(world(), id);
    await store.change(async (tables) => {
      assert.ok(await tables.setInventory(id, ['staged'], { state: 'cancelled', ended: NOW }));
      return { result: null, entries: ['cancelled'] };
    });
    assert.equal(await publish(world(), id, planned), 'ended');
    await sweepAll(world());
    for (const table of [
      'device',
      'sighting',
      'staged_hit',
      'staged_contact',
      'staged_identity',
      'staged_coverage',
      'finding',
      'finding_event',
      'contact',
    ])
      assert.equal(await rowsIn(db, table), 0, table);
    assert.deepEqual(await store.toSweep(9), []);
  });

  test('what a crash left between publication and its follow-up is done by the sweep', async () => {
    const { store, db } = world();
    const id = await stage(world(), { moment: at('20T08:00'), phones: [TIKTOK] });
    const planned = await plan(world(), id);
    await publish(world(), id, planned);
    // As if the process had died right after the commit.
    await sql`update inventory set settled_to = null where id = ${id}`.execute(db);
    await sql`delete from contact`.execute(db);
    await sql`delete from ledger_waiting where entry = 'opened tiktok'`.execute(db);
    assert.deepEqual(await shown(world()), ['tiktok open']);
    await sweepAll(world());
    assert.deepEqual(await shown(world()), ['tiktok open']);
    assert.equal(await rowsIn(db, 'contact'), 1);
    const waiting = await store.sequence((log) => log.waiting(99));
    assert.equal(waiting?.filter(({ entry }) => entry === 'opened tiktok').length, 1);
  });

  test('a decision of a person counts, also right after publication; one in between is planned again', async () => {
    const { store } = world();
    await handIn(world(), {
      moment: at('20T08:00'),
      phones: [{ name: 'a', apps: [['tiktok', 'name']] }],
    });
    const [finding] = await allFindings(world());
    assert.ok(finding);
    const apply = (kind: 'confirmed' | 'called') =>
      store.change(async (tables) => {
        await tables.applyEvents(
          [event(finding, { kind, finding: finding.id, app: finding.app })],
          CONTACT_DAYS,
        );
        return { result: null, entries: [kind] };
      });
    await apply('confirmed');
    await apply('called');
    assert.deepEqual(await store.finding(finding.id), {
      ...finding,
      confirmed: true,
      state: 'called',
    });
    const next = await stage(world(), { moment: at('21T08:00'), phones: [TIKTOK] });
    const planned = await plan(world(), next);
    await store.change(async (tables) => {
      const change = {
        kind: 'closed',
        finding: finding.id,
        app: finding.app,
        because: 'verdict-changed',
        at: NOW,
      } as const;
      await tables.applyEvents([event(finding, change)], CONTACT_DAYS);
      return { result: null, entries: ['closed'] };
    });
    assert.equal(await publish(world(), next, planned), 'outdated');
    await assert.rejects(apply('called'), /at the same moment/, 'a closed one can not be called');
  });

  test('whatever happens to findings, each is as the core says', async () => {
    const anyDay = fc.record({
      phones: fc.array(
        fc.record({
          name: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
          apps: fc.uniqueArray(fc.constantFrom('tiktok', 'temu', 'wechat'), { maxLength: 2 }),
        }),
        { maxLength: 5 },
      ),
      part: fc.boolean(),
      back: fc.integer({ min: 0, max: 2 }),
      sweep: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(anyDay, { minLength: 2, maxLength: 5 }), async (days) => {
        const here = await newWorld(world().store, world().db);
        let expected: ReadonlyMap<FindingId, Finding> = new Map();
        for (const [n, day] of days.entries()) {
          const id = await stage(here, {
            moment: at(`${10 + 3 * n - day.back}T08:00`),
            coverage: day.part ? 'part' : 'whole',
            phones: day.phones,
          });
          const planned = await plan(here, id);
          assert.equal(await publish(here, id, planned), 'published');
          expected = after(expected, planned.events);
          if (day.sweep) await sweepAll(here);
          const found = new Map((await allFindings(here)).map((one) => [one.id, ofCore(one)]));
          assert.deepEqual(found, new Map([...expected].map(([key, one]) => [key, ofCore(one)])));
        }
      }),
      { seed: 20261126, numRuns: 10 },
    );
  });
}

/** Fleet and deadline are the store's. */
const ofCore = (finding: Finding) => ({ ...finding, fleet: undefined, deadline: undefined });

const event = (finding: Finding, change: PlannedEvent['change']): PlannedEvent => ({
  id: newId(),
  finding: finding.id,
  device: finding.device,
  change,
  entry: null,
  at: NOW,
});
