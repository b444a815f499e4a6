import assert from 'node:assert/strict';
import { test } from 'node:test';
import { courseOf, daysFrom } from '../../core/course/course.ts';
import type { Day } from '../../core/day.ts';
import type { FindingChange, OrganisationId } from '../../core/finding.ts';
import {
  allFindings,
  at,
  CONTACT_DAYS,
  handIn,
  newId,
  NOW,
  rowsIn,
  sweepAll,
  type Phone,
  type World,
} from './world.fixture.ts';

const FROM = '2026-11-17' as Day;
const TO = '2026-11-27' as Day;
const DAYS = daysFrom(FROM, TO);

export function theCourseIsCounted(world: () => World): void {
  const charted = async () => {
    while (await world().store.stage((tables) => tables.course.chart(2)));
  };
  const course = async (below: OrganisationId) =>
    courseOf(await world().store.course.steps(below, { from: FROM, to: TO }), DAYS);
  const happens = async (kind: 'called' | 'closed' | 'confirmed', app: string) => {
    const found = (await allFindings(world())).find(
      (one) => one.app === app && one.state !== 'closed',
    );
    assert.ok(found, `${app} is there`);
    const base = { finding: found.id, app: found.app };
    const change: FindingChange =
      kind === 'closed' ? { ...base, kind, because: 'excepted', at: NOW } : { ...base, kind };
    await world().store.change(async (tables) => {
      const event = {
        id: newId(),
        finding: found.id,
        device: found.device,
        change,
        entry: kind,
        at: NOW,
      };
      await tables.applyEvents([event], CONTACT_DAYS);
      return { result: null, entries: [kind] };
    });
  };

  test('each day tells how many phones had a prohibited app, by the part that they were in', async () => {
    const { root, ministry, agency, store } = world();
    const one: Phone = { name: 'one', apps: ['tiktok', 'temu'] };
    const two: Phone = { name: 'two', in: agency, apps: [['wechat', 'name']] };
    await handIn(world(), { moment: at('18T08:00'), phones: [one, two] });
    await handIn(world(), { moment: at('20T08:00'), phones: [{ ...one, apps: ['temu'] }, two] });
    await charted();
    await handIn(world(), {
      moment: at('22T08:00'),
      phones: [{ ...one, in: agency, apps: ['temu'] }, two],
    });
    await happens('confirmed', 'wechat');
    await happens('called', 'wechat');
    await handIn(world(), {
      moment: at('26T08:00'),
      phones: [{ ...one, in: agency, apps: [] }, two],
    });
    await charted();
    const { total, parts } = await course(root);
    //                              17 18 19 20 21 22 23 24 25 26 27
    assert.deepEqual(total.phones, [0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
    assert.deepEqual(total.possible, [0, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0]);
    assert.deepEqual(parts.get(ministry)?.phones, [0, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0]);
    assert.deepEqual(parts.get(agency)?.phones, [0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1]);
    assert.deepEqual(
      (await course(agency)).parts.get(agency)?.possible,
      [0, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0],
    );
    const steps = await store.course.steps(root, { from: FROM, to: TO });
    assert.deepEqual(
      steps.flatMap(({ day, called }) => (called > 0 ? [[day, called]] : [])),
      [['2026-11-26', 1]],
    );
    assert.deepEqual(
      (await store.course.moments(agency)).map((moment) => moment.slice(0, 10)),
      ['2026-11-18', '2026-11-20', '2026-11-22', '2026-11-26'],
    );
  });

  test('it stays as it was when inventories are swept, and counts what is on its way for nothing', async () => {
    const { root, agency } = world();
    const phones: readonly Phone[] = [
      { name: 'one', apps: ['tiktok'] },
      { name: 'two', apps: ['tiktok'] },
    ];
    await handIn(world(), { moment: at('18T08:00'), phones });
    const moved = phones.map((phone) => ({ ...phone, in: agency }));
    await handIn(world(), { moment: at('20T08:00'), phones: moved });
    await handIn(world(), { moment: at('21T08:00'), phones: moved });
    await sweepAll(world());
    await charted();
    const before = await course(root);
    assert.deepEqual(before.total.phones, [0, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2]);
    assert.deepEqual(before.parts.get(agency)?.phones, [0, 0, 0, 2, 2, 2, 2, 2, 2, 2, 2]);
    await handIn(world(), { moment: at('26T09:00'), phones: [] });
    await charted();
    await sweepAll(world());
    assert.equal((await course(root)).total.phones.at(-1), 0);
    assert.deepEqual(
      (await course(root)).total.phones.slice(0, 9),
      before.total.phones.slice(0, 9),
    );
  });

  test('at the end it comes to the phones with findings that are not closed, whatever happened between', async () => {
    const { root } = world();
    const phones = (shift: number): readonly Phone[] =>
      Array.from({ length: 12 }, (_, n) => ({
        name: `${n}`,
        apps: ['a', 'b', 'c'].filter(
          (_, app) => (n + app + shift) % 3 === 0 || (n * shift) % 5 === 1,
        ),
      }));
    for (const [shift, moment] of [at('18T08:00'), at('20T08:00'), at('23T08:00')].entries()) {
      await handIn(world(), { moment, phones: phones(shift) });
      if (shift === 1) await happens('closed', 'a');
      if (shift === 0) await charted();
    }
    await charted();
    const standing = (await allFindings(world())).filter(({ state }) => state !== 'closed');
    assert.ok(standing.length > 0);
    assert.equal(
      (await course(root)).total.phones.at(-1),
      new Set(standing.map(({ device }) => device)).size,
    );
    assert.equal(await rowsIn(world().db, 'course_waiting'), 0);
  });
}
