import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { DeviceId, Finding, FindingId } from '../finding.ts';
import type { Instant } from '../inventory.ts';
import { caseOf, stored, type World } from './case.fixture.ts';
import { noticeClock } from './clock.ts';
import type { Answer, NoticeCase, NoticePlan, Told } from './notice.ts';
import { planNotices } from './plan-notices.ts';
import type { NoticeRules } from './rules.ts';

/** `spec/notices.md` describes the shape. */
type Vector = {
  readonly name: string;
  readonly at: Instant;
  readonly room?: number;
  readonly findings: readonly VectorFinding[];
  readonly expect: {
    readonly messages?: readonly unknown[];
    readonly moves?: Readonly<Record<string, string>>;
    readonly next?: Instant;
    readonly held?: number;
  };
};
type VectorFinding = Partial<
  Pick<Finding, 'device' | 'state' | 'strength' | 'confirmed' | 'usable' | 'opened' | 'seen'> &
    Omit<NoticeCase, 'finding' | 'answer' | 'policy'>
> & { readonly app: string; readonly told?: readonly Told[]; readonly answer?: Partial<Answer> };

const FILE = join(import.meta.dirname, '../../../spec/vectors/notices.json');
const { rules, cases } = JSON.parse(readFileSync(FILE, 'utf8')) as {
  readonly rules: NoticeRules;
  readonly cases: readonly Vector[];
};
const clocks = new Map([['nl', noticeClock(rules)]]);

for (const one of cases) {
  test(`vector notices: ${one.name}`, () => {
    const world = worldOf(one);
    const plan = planIn(world, one);
    const { messages = [], moves = {}, next, held = 0 } = one.expect;
    assert.deepEqual(messagesOf(plan), messages);
    assert.deepEqual(movesOf(plan, world), moves);
    if (next !== undefined) assert.equal(plan.next, next);
    assert.equal(plan.held, held);

    assert.deepEqual(planIn({ ...world, cases: world.cases.toReversed() }, one), plan);
    const again = planIn(stored(world, plan), one);
    assert.deepEqual([again.messages, again.moves], [[], []], 'planning again plans nothing');
  });
}

function planIn({ cases: given, escalated }: World, { at, room = 1000 }: Vector): NoticePlan {
  return planNotices(given, { at, clocks, room, escalated });
}

function worldOf({ findings }: Vector): World {
  const given = findings.map(
    ({ app, device, state, strength, confirmed, usable, opened, seen, answer, ...facts }) => {
      const on = device ?? (1 as DeviceId);
      const told = { state, strength, confirmed, usable, opened, seen, device: on };
      const known = Object.entries(told).filter(([, value]) => value !== undefined);
      return caseOf({
        app,
        ...facts,
        answer: answer === undefined ? null : ({ settled: null, ...answer } as Answer),
        finding: { id: nameOf(app, on) as FindingId, ...Object.fromEntries(known) },
      });
    },
  );
  return { cases: given, escalated: new Map() };
}

const nameOf = (app: string, device: number): string => (device === 1 ? app : `${app} ${device}`);

function messagesOf({ messages }: NoticePlan): readonly unknown[] {
  return messages.map((message) =>
    message.to === 'organisation'
      ? { to: message.organisation, kind: message.kind, findings: message.items.length }
      : {
          to: message.holder,
          kind: message.kind,
          items: message.items.map(({ app, device, kind, deadline }) => ({
            app,
            ...(message.items.some((item) => item.device !== 1) ? { device } : {}),
            kind,
            deadline,
          })),
        },
  );
}

function movesOf({ moves }: NoticePlan, { cases: given }: World): Readonly<Record<string, string>> {
  const order = given.map(({ finding }) => finding.id);
  const inOrder = moves.toSorted((a, b) => order.indexOf(a.finding) - order.indexOf(b.finding));
  return Object.fromEntries(inOrder.map(({ finding, after }) => [finding, after.state]));
}

const MEMBERS: Readonly<Record<string, string>> = {
  case: 'name at room findings expect',
  findings:
    'app device holder organisation measure state strength confirmed usable opened seen listAgeHours removal unreached told answer',
  told: 'kind at measure deadline',
  answer: 'kind at settled',
  expect: 'messages moves next held',
};

test('no vector has a member that its page does not name, and no two have one name', () => {
  const names = cases.map(({ name }) => name);
  assert.equal(new Set(names).size, names.length);
  const check = (kind: string, value: unknown): void => {
    for (const [member, inner] of Object.entries(value as object)) {
      assert.ok(MEMBERS[kind]?.split(' ').includes(member), `${kind} has ${member}`);
      if (MEMBERS[member] === undefined || member === 'case') continue;
      for (const each of Array.isArray(inner) ? inner : [inner]) check(member, each);
    }
  };
  for (const one of cases) check('case', one);
});
