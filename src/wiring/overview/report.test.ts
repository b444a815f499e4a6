import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readAppPhones } from '../../actions/course/app-phones.ts';
import { readCourse } from '../../actions/course/read-course.ts';
import { shownProgress } from '../../actions/findings/progress.ts';
import { namingOf } from '../../actions/findings/read.ts';
import { summariseFindings, type SummaryRow } from '../../actions/findings/summary.ts';
import { reportOf, type ReportSources } from '../../actions/report/report-of.ts';
import { readReport } from '../../actions/report/read-report.ts';
import type { GovernmentReport } from '../../actions/report/report.ts';
import type { Day } from '../../core/day.ts';
import type { OrganisationId } from '../../core/finding.ts';
import { newGovernment, phones } from '../government.fixture.ts';

test('a report says what the other operations say to the same person', async () => {
  const world = await newGovernment();
  const { server, store, root } = world;
  const naming = namingOf(server.rules().catalogue);
  const policyOf = (id: string) => server.rules().policies.find((one) => one.id === id) ?? null;
  const withClip = (of: string, count: number, from: number) =>
    phones(count, { of, apps: ['clip'] }).map((one, i) => ({ ...one, id: `${of}${from + i}` }));
  await world.handIn('2026-11-17T06:00:00Z', [
    ...withClip('Water', 9, 0),
    ...withClip('Land', 3, 0),
    ...phones(20, { of: 'Water' }),
  ]);
  await world.handIn('2026-11-24T06:00:00Z', [
    ...withClip('Water', 7, 2),
    ...withClip('Land', 3, 0),
    ...phones(20, { of: 'Water' }),
  ]);
  const context = { scope: [root] };
  const days = { from: '2026-11-17' as Day, to: '2026-11-26' as Day };
  const deps = { policyOf, naming, ledger: async () => null };
  const ask = async (reader: GovernmentReport['for']): Promise<GovernmentReport> => {
    const asked = { organisation: null, ...days, for: reader, exactIn: [root] };
    const read = await readReport(server, deps, context, asked);
    return read.ok ? read.value : assert.fail(read.code);
  };
  for (const [reader, exactIn] of [
    ['ministry', [root]],
    ['parliament', []],
  ] as const) {
    const report = await ask(reader);
    const asked = { organisation: null, ...days, exactIn };
    const course = await readCourse(server, policyOf, context, asked);
    assert.ok(course.ok);
    assert.equal(report.exact, reader === 'ministry');
    const { total, parts, calls } = course.value;
    for (const [place, part] of [report.total, ...report.parts].entries()) {
      const same = [total, ...parts][place];
      assert.deepEqual(
        [part.name, part.before, part.now, part.possible, part.coverage],
        [same?.name, same?.phones[0], same?.phones.at(-1), same?.possible.at(-1), same?.coverage],
      );
    }
    assert.deepEqual(report.course.phones, total.phones);
    assert.equal(report.called.count, calls.length);
    for (const { app, phones: told } of report.apps) {
      assert.ok(app);
      const of = { app: app as never, organisation: null, exactIn };
      const found = await readAppPhones(server, naming, context, of);
      assert.equal(told, found.ok && found.value.total.phones);
    }
  }
  const exact = await ask('ministry');
  const summary = await summariseFindings(server, naming, [root]);
  for (const { state, findings } of exact.states) {
    const rows = summary.filter((row) => row.state === state);
    assert.equal(
      findings,
      rows.reduce((sum, { certain }) => sum + certain, 0),
    );
  }
  assert.deepEqual(
    exact.apps.map(({ app, phones: n }) => [app, n]),
    [['clip', 10]],
  );
  assert.deepEqual(exact.states, [
    { state: 'open', findings: 10 },
    { state: 'closed', findings: 2 },
  ]);
  const told = await ask('parliament');
  // Three phones of Land are not told, nor what would tell them, nor the two that were closed.
  assert.deepEqual(
    told.parts.map(({ now }) => now),
    [null, null],
  );
  assert.ok(told.states.every(({ findings }) => findings === null));
  assert.equal(await store.organisation(told.organisation).then((one) => one?.name), told.name);
});

const PLAIN = {
  for: 'parliament',
  sample: false,
  from: '2026-11-01',
  to: '2026-11-26',
  register: [],
  phones: new Map(),
  policies: [],
  catalogue: '1',
  ledger: null,
  course: {
    exact: false,
    asOf: null,
    organisation: 'o',
    days: [],
    inventories: [],
    total: { name: 'All', phones: [], possible: [], coverage: {} },
    parts: [],
    calls: [],
    deadlines: [],
    deadline: null,
    phases: [],
  },
} as unknown as ReportSources;

const rows = fc.array(
  fc.record({
    organisation: fc.constantFrom('a', 'b', 'c'),
    category: fc.constantFrom('dating', 'faith'),
    state: fc.constantFrom('open', 'called', 'closed'),
    certain: fc.integer({ min: 0, max: 12 }),
    possible: fc.integer({ min: 0, max: 6 }),
  }),
  { maxLength: 14 },
);

test('no total of a report, nor what is left of it when the progress is taken away, is a number from one to four', () => {
  fc.assert(
    fc.property(rows, (made) => {
      const summary = [
        ...new Map(
          made.map((row): readonly [string, SummaryRow] => [
            `${row.organisation} ${row.category} ${row.state}`,
            {
              ...row,
              organisation: row.organisation as OrganisationId,
              app: null,
              appName: null,
            } as SummaryRow,
          ]),
        ).values(),
      ];
      const progress = shownProgress(summary);
      const report = reportOf({ ...PLAIN, summary, progress });
      const leftOf = (
        told: number | null,
        isOf: (row: SummaryRow) => boolean,
        of: 'certain' | 'possible',
      ) => {
        if (told === null) return;
        const known = progress.filter((row) => isOf(row as SummaryRow));
        const left = told - known.reduce((sum, row) => sum + (row[of] ?? 0), 0);
        assert.ok(told === 0 || told >= 5, `told ${told}`);
        assert.ok(left === 0 || left >= 5, `left ${left}`);
        const all = summary.filter(isOf).reduce((sum, row) => sum + row[of], 0);
        assert.equal(told, all);
      };
      for (const { state, findings } of report.states)
        leftOf(findings, (row) => row.state === state, 'certain');
      for (const { category, phones: told, possible } of report.apps) {
        const isOf = (row: SummaryRow): boolean =>
          row.category === category && row.state !== 'closed';
        leftOf(told, isOf, 'certain');
        leftOf(possible, isOf, 'possible');
      }
    }),
    { numRuns: 300 },
  );
});

test('exceptions are counted by what became of them, and the ground of a restricted one is not told', () => {
  const one = (state: string, more: object = {}) => ({
    state,
    restricted: false,
    ground: 'inspection',
    asked: '2026-11-10T08:00:00Z',
    decided: null,
    ...more,
  });
  const register = [
    ...Array.from({ length: 6 }, () => one('in-force', { decided: '2026-11-11T08:00:00Z' })),
    ...Array.from({ length: 5 }, () =>
      one('in-force', { restricted: true, asked: '2025-01-01T00:00:00Z' }),
    ),
    ...Array.from({ length: 2 }, () => one('asked')),
  ] as unknown as ReportSources['register'];
  const plain = { ...PLAIN, summary: [], progress: [], register };
  const { exceptions } = reportOf(plain);
  assert.deepEqual(exceptions, {
    states: [
      { state: 'in-force', count: null },
      { state: 'asked', count: null },
    ],
    grounds: [
      { ground: 'inspection', count: 6 },
      { ground: null, count: 5 },
    ],
    asked: 8,
    decided: 6,
  });
  const exact = reportOf({ ...plain, course: { ...PLAIN.course, exact: true } });
  assert.deepEqual(exact.exceptions.states, [
    { state: 'in-force', count: 11 },
    { state: 'asked', count: 2 },
  ]);
});
