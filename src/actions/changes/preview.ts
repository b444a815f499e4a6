import {
  impactOf,
  shownCount,
  type Effect,
  type Impact,
  type Stored,
} from '../../core/changes/impact.ts';
import type { Day } from '../../core/day.ts';
import type { OrganisationId } from '../../core/finding.ts';
import { measureOn, type Assignment } from '../../core/groups.ts';
import type { Instant } from '../../core/inventory.ts';
import { isWithin, type Organisation } from '../../core/organisation.ts';
import type { AppId } from '../../core/statements.ts';
import type { Decision } from '../../core/verdict.ts';
import type { Naming, ShownFinding } from '../findings/read.ts';
import { groupsOf, policiesOf } from '../policy-choice.ts';
import { rulebookOf, type Rulebook } from '../rulebook.ts';
import { dayOf, type Server } from '../server.ts';
import type { ChangeDoor } from './door.ts';
import { asAdopted, beginning, rulesAt } from './rules-at.ts';
import type { StoredChange } from './stored.ts';

type Named = Pick<ShownFinding, 'app' | 'appName' | 'category'>;

/** What a proposal would do. Numbers are 0, or five and more; null is fewer than five. */
export type Preview = {
  /** On this day, were it adopted today. */
  readonly day: Day;
  /** Verdicts that would be others, under each policy that holds for somebody in the person's part. */
  readonly verdicts: readonly (Named & {
    readonly policy: string;
    readonly was: Decision | null;
    readonly becomes: Decision | null;
  })[];
  /** Of what is stored, exactly. */
  readonly stored: readonly (Named & {
    readonly organisation: OrganisationId;
    readonly closes: number | null;
    readonly measure: number | null;
    readonly needless: number | null;
  })[];
  /** Of what is not stored: devices with an app that it would prohibit. Null: not known before the next inventory. */
  readonly found: {
    /** Of the latest inventory that was looked through for it. */
    readonly asOf: Instant;
    readonly rows: readonly (Named & {
      readonly organisation: OrganisationId;
      readonly devices: number;
    })[];
  } | null;
};

type Both = { readonly day: Day; readonly before: Rulebook; readonly after: Rulebook };

/** Null: it is no proposal any more. */
export async function previewOf(
  server: Server,
  door: Pick<ChangeDoor, 'library'>,
  change: StoredChange,
  scope: readonly OrganisationId[],
  naming: (book: Rulebook) => Naming,
): Promise<Preview | null> {
  if (change.state !== 'proposed') return null;
  const { store } = server;
  const both = await booksOf(server, door, change);
  const [organisations, assignments] = [await store.organisations(), await store.assignments()];
  const within = new Set(organisations.filter((one) => isWithin(one, scope)).map(({ id }) => id));
  const named = naming(both.after);
  const policies = policiesOf(organisations, assignments);
  const under = [...new Set([...within].flatMap((id) => policies(id)))].toSorted();
  const impact = await exactImpact(server, both, organisations, assignments);
  const asOf = await store.changes.counted(change.id);
  const counts = asOf === null ? [] : await store.changes.changeTallies(change.id, scope);
  return {
    day: both.day,
    verdicts: changedVerdicts(both, under).map(({ app, ...one }) => ({
      ...one,
      ...named(app),
    })),
    stored: together(
      impact.filter(({ organisation }) => within.has(organisation)),
      named,
    ),
    found:
      asOf === null
        ? null
        : {
            asOf,
            rows: counts.map(({ organisation, app, devices }) => ({
              organisation,
              devices,
              ...named(app),
            })),
          },
  };
}

/** The rules of the day on which it would begin, without it and with it. */
export async function booksOf(
  { store, clock }: Server,
  door: Pick<ChangeDoor, 'library'>,
  change: StoredChange,
): Promise<Both> {
  const today = dayOf(clock());
  const day = beginning(change, today);
  const before = await rulesAt(store.changes, door, { at: day, known: today });
  const after = await rulesAt(store.changes, door, { at: day, known: today }, [
    asAdopted(change, day),
  ]);
  if (before === null || after === null) throw new Error('there are no rules in force');
  return { day, before: rulebookOf(before.rules, day), after: rulebookOf(after.rules, day) };
}

/** What it would do to all that is stored: what `reassess` then does. */
export async function exactImpact(
  { store }: Server,
  { day, before, after }: Both,
  organisations: readonly Organisation[],
  assignments: readonly Assignment[],
): Promise<readonly Impact[]> {
  const tops = organisations.filter(({ parent }) => parent === null).map(({ id }) => id);
  const effect = (book: Rulebook): Effect => effectOf(book, day, organisations, assignments);
  const findings = (await store.findingCounts(tops)).filter(({ state }) => state !== 'closed');
  const excepted = await store.changes.exceptedCounts();
  const stored = new Map<string, Stored>();
  const add = (organisation: OrganisationId, app: AppId, more: Partial<Stored>): void => {
    const key = `${organisation} ${app}`;
    const was = stored.get(key) ?? { organisation, app, findings: 0, excepted: 0 };
    stored.set(key, {
      ...was,
      findings: was.findings + (more.findings ?? 0),
      excepted: was.excepted + (more.excepted ?? 0),
    });
  };
  for (const { organisation, app, certain, possible } of findings)
    add(organisation, app, { findings: certain + possible });
  for (const { organisation, app, count } of excepted) add(organisation, app, { excepted: count });
  return impactOf([...stored.values()], effect(before), effect(after));
}

function effectOf(
  book: Rulebook,
  day: Day,
  organisations: readonly Organisation[],
  assignments: readonly Assignment[],
): Effect {
  const policies = policiesOf(organisations, assignments);
  const groups = groupsOf(organisations, assignments);
  return {
    prohibits: (organisation, app) =>
      policies(organisation).some((policy) => book.verdict(policy, app) === 'prohibited'),
    measures: (organisation) =>
      groups(organisation).map(({ policy, group: id }) => {
        const group = book.policy(policy)?.groups.find((one) => one.id === id);
        return group ? measureOn(group, day) : null;
      }),
  };
}

function changedVerdicts({ before, after }: Both, policies: readonly string[]) {
  const known = (book: Rulebook): ReadonlySet<AppId> =>
    new Set(book.catalogue.apps.map(({ id }) => id));
  const [knew, knows] = [known(before), known(after)];
  const apps = [...new Set([...knew, ...knows])].toSorted();
  return policies.flatMap((policy) =>
    apps.flatMap((app) => {
      const was = knew.has(app) ? before.verdict(policy, app) : null;
      const becomes = knows.has(app) ? after.verdict(policy, app) : null;
      return was === becomes ? [] : [{ policy, app, was, becomes }];
    }),
  );
}

/** Apps that tell love life, faith or health together, by their category; then what may be shown. */
function together(impact: readonly Impact[], named: Naming): Preview['stored'] {
  const rows = Map.groupBy(impact, ({ organisation, app }) => {
    const { app: id, category } = named(app);
    return `${organisation} ${id} ${category}`;
  });
  return [...rows.values()].flatMap((of) => {
    const [first] = of;
    if (!first) return [];
    const sum = (count: (one: Impact) => number): number | null =>
      shownCount(of.reduce((total, one) => total + count(one), 0));
    return [
      {
        organisation: first.organisation,
        ...named(first.app),
        closes: sum(({ closes }) => closes),
        measure: sum(({ measure }) => measure),
        needless: sum(({ needless }) => needless),
      },
    ];
  });
}
