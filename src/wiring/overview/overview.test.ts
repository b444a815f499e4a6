import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAppPhones } from '../../actions/course/app-phones.ts';
import { readCourse } from '../../actions/course/read-course.ts';
import { askException } from '../../actions/exceptions/ask.ts';
import { confirmFindings } from '../../actions/findings/confirm-many.ts';
import { exportFindings } from '../../actions/findings/export.ts';
import { namingOf } from '../../actions/findings/read.ts';
import { addOrganisation } from '../../actions/organisations.ts';
import { readWaiting, type May } from '../../actions/waiting/read-waiting.ts';
import type { Day } from '../../core/day.ts';
import type { OrganisationId } from '../../core/finding.ts';
import type { AppId } from '../../core/statements.ts';
import { exceptionServer, NL_EXCEPTIONS, asking, peopleOf } from '../exceptions/world.fixture.ts';
import { LAX, newGovernment, type Phone } from '../government.fixture.ts';
import { must } from '../rights-seeds.fixture.ts';

const CLIP = 'clip' as AppId;
const day = (text: string): Day => text as Day;

test('a server tells how it went with its phones, what waits, and keeps back what points at people', async (t) => {
  const state = await newGovernment();
  const { server, root } = state;
  const people = peopleOf(state);
  state.setRules({ policies: [NL_EXCEPTIONS, LAX] });
  const ministry = async (name: string) =>
    must(await addOrganisation(server, people.ann, { parent: root, name })).id;
  const [water, land, sea] = [
    await ministry('Water'),
    await ministry('Land'),
    await ministry('Sea'),
  ];
  const naming = namingOf(server.rules().catalogue);
  const phones = (name: string, count: number, clips: number): readonly Phone[] =>
    Array.from({ length: count }, (_, n) => ({
      id: `${name} ${n}`,
      of: name,
      apps: n < clips ? ['clip'] : ['plain'],
    }));
  const handIn = (moment: string, w: number, l: number, s: number) =>
    state.handIn(moment, [
      ...phones('Water', 20, w),
      ...phones('Land', 9, l),
      ...phones('Sea', 7, s),
    ]);
  await handIn('2026-11-11T08:00:00Z', 18, 6, 3);
  await handIn('2026-11-18T08:00:00Z', 12, 6, 2);
  await handIn('2026-11-25T08:00:00Z', 10, 0, 2);
  const course = async (organisation: OrganisationId | null, exactIn: readonly OrganisationId[]) =>
    must(
      await readCourse(
        server,
        (id) => server.rules().policies.find((one) => one.id === id) ?? null,
        { scope: [root] },
        { organisation, exactIn, from: day('2026-11-10'), to: null },
      ),
    );

  await t.test('whoever may list findings is told each day as it was', async () => {
    const told = await course(null, [root]);
    assert.equal(told.exact, true);
    assert.equal(told.asOf?.slice(0, 10), '2026-11-25');
    assert.deepEqual(told.inventories, ['2026-11-11', '2026-11-18', '2026-11-25']);
    const on = (text: string) => told.days.indexOf(day(text));
    assert.deepEqual(
      ['2026-11-10', '2026-11-11', '2026-11-17', '2026-11-18', '2026-11-26'].map(
        (text) => told.total.phones[on(text)],
      ),
      [0, 27, 27, 20, 12],
    );
    assert.deepEqual(
      told.parts.map(({ name, now, pace }) => [name, now, pace]),
      [
        ['Land', 0, 6 / 7],
        ['Sea', 2, 0],
        ['Water', 10, 2 / 7],
      ],
    );
    const { coverage } = told.total;
    assert.deepEqual(coverage, {
      all: 36,
      withHits: 12,
      without: 24,
      notVisible: 0,
      workSide: 0,
      managedOnly: 0,
      stale: 0,
      notAssessed: 0,
    });
  });

  await t.test(
    'whoever may not is told no number under five, and none that would tell one',
    async () => {
      const told = await course(null, []);
      assert.equal(told.exact, false);
      assert.equal(told.total.now, 12);
      const at = (name: string) => told.parts.find((one) => one.name === name);
      assert.deepEqual([at('Sea')?.now, at('Water')?.now, at('Land')?.now], [null, null, 0]);
      assert.equal(at('Sea')?.coverage.withHits, null);
      assert.equal(at('Sea')?.coverage.without, null);
      assert.equal(at('Sea')?.coverage.all, 7);
      assert.ok(!JSON.stringify(told).includes('"now":2'));
      assert.equal(
        (await course(water, [])).total.now,
        null,
        'kept back beside Sea, and so by itself',
      );
      assert.equal((await course(sea, [sea])).total.now, 2, 'exact where they may');
    },
  );

  await t.test(
    'days that do not fit are refused, and what lies outside is as unknown as nothing',
    async () => {
      const asked = { organisation: null, exactIn: [], from: day('2026-12-01'), to: null };
      const refusal = await readCourse(server, () => null, { scope: [root] }, asked);
      assert.equal(!refusal.ok && refusal.code, 'period-unfit');
      const beside = { ...asked, organisation: land, from: null };
      const outside = await readCourse(server, () => null, { scope: [water] }, beside);
      assert.equal(!outside.ok && outside.code, 'unknown-organisation');
    },
  );

  await t.test(
    'an app is told by organisation, and one that tells love life not at all',
    async () => {
      const seen = (exactIn: readonly OrganisationId[], app = CLIP) =>
        readAppPhones(server, naming, { scope: [root] }, { app, organisation: null, exactIn });
      const exact = must(await seen([root]));
      assert.deepEqual(exact.total, { phones: 12, possible: 0, excepted: 0, of: 36 });
      assert.deepEqual(
        exact.parts.map(({ name, phones: count, of }) => [name, count, of]),
        [
          ['Sea', 2, 7],
          ['Water', 10, 20],
        ],
      );
      const told = must(await seen([]));
      assert.deepEqual(
        told.parts.map(({ phones: count }) => count),
        [null, null],
      );
      const dating = await seen([root], 'amour' as AppId);
      assert.equal(!dating.ok && dating.code, 'sensitive-app');
    },
  );

  await t.test(
    'a list is counted, taken as a file, and confirmed at once, one told from the other',
    async () => {
      await state.handIn('2026-11-25T12:00:00Z', [
        ...phones('Water', 20, 10),
        ...phones('Land', 9, 0),
        ...phones('Sea', 5, 2),
        { id: 'Sea 5', of: 'Sea', apps: [['clip', 'name']] },
        { id: '=cmd', of: 'Sea', holder: 'Holder Sentinel', apps: ['amour'] },
      ]);
      const { store } = server;
      assert.deepEqual(await store.findingsCount({ scope: [sea] }), { findings: 5, phones: 5 });
      const open = { scope: [root], states: ['open'], certain: false } as const;
      assert.deepEqual(await store.findingsCount(open), { findings: 1, phones: 1 });
      const taken = await exportFindings(server, { ...people.ann, scope: [sea] }, naming, {});
      const rows = await Array.fromAsync(taken.rows);
      assert.equal((await taken.trailer()).rows, 5);
      assert.ok(rows.every((row) => row['organisation'] === 'Sea'));
      const text = JSON.stringify(rows);
      assert.ok(text.includes('dating') && !text.includes('amour') && !text.includes('Sentinel'));
      const last = (await state.entries()).at(-1);
      assert.equal(last?.action, 'findings.exported');
      const [possible] = (await store.findings(open, { after: null, limit: 1 })).rows;
      const [certain] = (
        await store.findings({ scope: [sea], certain: true }, { after: null, limit: 1 })
      ).rows;
      assert.ok(possible && certain);
      const ids = [possible.id, certain.id, state.fleet as never];
      const expected = ['confirmed', 'finding-already-certain', 'unknown-finding'];
      const confirm = async (dryRun: boolean) =>
        must(await confirmFindings(server, people.ann, ids, { why: 'seen', dryRun })).map(
          ({ outcome }) => outcome,
        );
      assert.deepEqual(await confirm(true), expected);
      assert.deepEqual(await store.findingsCount(open), { findings: 1, phones: 1 }, 'only told');
      assert.deepEqual(await confirm(false), expected);
      assert.deepEqual(await store.findingsCount(open), { findings: 0, phones: 0 });
      const confirmed = (await state.entries()).filter(
        ({ action }) => action === 'finding.confirmed',
      );
      assert.equal(confirmed.length, 1);
    },
  );

  await t.test('what waits for one waits for others of the other', async () => {
    const exceptions = exceptionServer(state);
    const finding = (await state.rows()).find(({ app }) => app === CLIP);
    assert.ok(finding);
    must(await askException(exceptions, people.ann, asking([finding.id])));
    const everywhere: May = async () => [root];
    const ann = await readWaiting(exceptions, people.ann, naming, everywhere);
    const ben = await readWaiting(exceptions, people.ben, naming, everywhere);
    const kinds = (items: typeof ann.mine) => items.map(({ kind }) => kind);
    assert.deepEqual(kinds(ann.mine), []);
    assert.deepEqual(kinds(ann.others), ['exception-to-decide']);
    assert.deepEqual(kinds(ben.mine), ['exception-to-decide']);
    assert.deepEqual(ben.counts, { findings: 0, policy: 0, exceptions: 1, blocking: 0 });
    const [first] = ben.mine;
    assert.deepEqual([first?.name, first?.number, first?.count], ['Clip', 1, 1]);
    const none = await readWaiting(exceptions, people.ben, naming, async () => []);
    assert.deepEqual([none.mine, none.others], [[], []], 'without a right nothing waits');
    const advises: May = async (operation) => (operation === 'decideException' ? [] : [root]);
    const advised = await readWaiting(exceptions, people.ben, naming, advises);
    assert.deepEqual(kinds(advised.mine), ['exception-to-advise']);
  });

  await t.test(
    'an inventory that is held, and what is overdue, waits for who may see to it',
    async () => {
      const held = await state.handIn('2026-11-26T08:00:00Z', phones('Water', 2, 1));
      assert.equal(held.state, 'held');
      const waiting = await readWaiting(
        exceptionServer(state),
        people.ann,
        naming,
        async (operation) => (operation === 'releaseInventory' ? [root] : []),
      );
      assert.deepEqual(
        waiting.mine.map(({ kind, target }) => [kind, target.id]),
        [['inventory-held', held.id]],
      );
      const beside = await readWaiting(exceptionServer(state), people.ann, naming, async () => [
        land,
      ]);
      assert.ok(!beside.mine.some(({ kind }) => kind === 'inventory-held'));
    },
  );
});
