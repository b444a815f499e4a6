import type { Day } from '../day.ts';
import type { FindingChange, FindingId, OrganisationId } from '../finding.ts';
import type { Instant } from '../inventory.ts';

/** A finding was there in this organisation from the end of one day up to, not including, the end of another; null: it still is. */
type Span = {
  readonly organisation: OrganisationId;
  readonly certain: boolean;
  readonly from: Day;
  readonly to: Day | null;
};

/** When a finding was there, as far as its events were taken in. */
export type FindingCourse = {
  readonly finding: FindingId;
  /** Id of the last event that was taken in: ids of later ones are greater. */
  readonly upTo: string;
  readonly spans: readonly Span[];
};

/** What happened to a finding; `id` tells which came first, as ids of version 7 do. */
export type ChartedEvent = {
  readonly id: string;
  readonly finding: FindingId;
  readonly change: FindingChange;
  readonly at: Instant;
};

/** How much more or less there is from a day on, or on a day. */
export type Step = {
  readonly organisation: OrganisationId;
  readonly day: Day;
  /** Phones with a finding that is certain. */
  readonly phones: number;
  /** Phones that have possible findings only. */
  readonly possible: number;
  /** Findings whose holders were called on that day. */
  readonly called: number;
};

/**
 * Takes events of one finding in, whatever was taken in before: an event that comes again changes nothing. A change counts from the
 * day of its evidence, and never from before the change that it follows.
 */
export function chart(
  before: FindingCourse | null,
  events: readonly ChartedEvent[],
): { readonly after: FindingCourse | null; readonly called: readonly Step[] } {
  let upTo = before?.upTo ?? '';
  const spans = [...(before?.spans ?? [])];
  const called: Step[] = [];
  for (const { id, change, at } of events.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    if (id <= upTo) continue;
    upTo = id;
    const last = spans.at(-1);
    if (change.kind === 'called' && last !== undefined)
      called.push({
        organisation: last.organisation,
        day: dayOf(at),
        phones: 0,
        possible: 0,
        called: 1,
      });
    const next = nextOf(last ?? null, change, at);
    if (next === null) continue;
    if (last !== undefined && last.to === null) {
      spans.pop();
      // Of one day only the last counts.
      if (last.from < next.day) spans.push({ ...last, to: next.day });
    }
    if (next.open !== null) spans.push({ ...next.open, from: next.day, to: null });
  }
  const [first] = events;
  if (before === null && first === undefined) return { after: null, called };
  const finding = before?.finding ?? first?.finding;
  return { after: finding === undefined ? null : { finding, upTo, spans }, called };
}

/** What a change makes of the last span: it ends on `day`, and another begins. Null: it goes on as it is. */
function nextOf(
  last: Span | null,
  change: FindingChange,
  at: Instant,
): { readonly day: Day; readonly open: Pick<Span, 'organisation' | 'certain'> | null } | null {
  const open = last !== null && last.to === null ? last : null;
  const from = (day: Day): Day => {
    const earliest = last === null ? day : (last.to ?? last.from);
    return day < earliest ? earliest : day;
  };
  switch (change.kind) {
    case 'opened':
    case 'reopened':
    case 'seen': {
      const { organisation } = change;
      const certain = change.strength !== 'name' || (open?.certain ?? false);
      if (open?.organisation === organisation && open.certain === certain) return null;
      return { day: from(dayOf(change.seen)), open: { organisation, certain } };
    }
    case 'confirmed':
      if (open === null || open.certain) return null;
      return { day: from(dayOf(at)), open: { organisation: open.organisation, certain: true } };
    case 'closed':
      return open === null ? null : { day: from(dayOf(change.at)), open: null };
    case 'usable':
    case 'called':
    case 'overdue':
    case 'escalated':
      return null;
  }
}

const dayOf = (at: Instant): Day => at.slice(0, 10) as Day;

type Standing = { readonly organisation: OrganisationId; readonly certain: boolean } | null;

/** A phone counts once, however many findings it has, in the organisation that had it last; as possible only where none is certain. */
export function stepsOf(findings: readonly FindingCourse[]): readonly Step[] {
  const spans = findings.flatMap((one) => one.spans);
  const days = [...new Set(spans.flatMap(({ from, to }) => (to === null ? from : [from, to])))];
  const steps: Step[] = [];
  let was = null as Standing;
  for (const day of days.toSorted()) {
    const is = standingOn(spans, day);
    if (was?.organisation === is?.organisation && was?.certain === is?.certain) continue;
    if (was !== null) steps.push(stepOf(was, day, -1));
    if (is !== null) steps.push(stepOf(is, day, 1));
    was = is;
  }
  return steps;
}

function standingOn(spans: readonly Span[], day: Day): Standing {
  const here = spans.filter(({ from, to }) => from <= day && (to === null || day < to));
  const certain = here.filter((span) => span.certain);
  const [latest] = (certain.length > 0 ? certain : here).toSorted((a, b) =>
    a.from === b.from ? (a.organisation < b.organisation ? -1 : 1) : a.from < b.from ? 1 : -1,
  );
  return latest === undefined
    ? null
    : { organisation: latest.organisation, certain: latest.certain };
}

const stepOf = ({ organisation, certain }: NonNullable<Standing>, day: Day, by: 1 | -1): Step => ({
  organisation,
  day,
  phones: certain ? by : 0,
  possible: certain ? 0 : by,
  called: 0,
});

/** Steps of one organisation and day added up, nothing where they come to nothing. `less`: taken away. */
export function sumOf(more: readonly Step[], less: readonly Step[] = []): readonly Step[] {
  const sums = new Map<string, Step>();
  const add = (step: Step, by: 1 | -1): void => {
    const key = `${step.organisation} ${step.day}`;
    const was = sums.get(key);
    sums.set(key, {
      organisation: step.organisation,
      day: step.day,
      phones: (was?.phones ?? 0) + by * step.phones,
      possible: (was?.possible ?? 0) + by * step.possible,
      called: (was?.called ?? 0) + by * step.called,
    });
  };
  for (const step of more) add(step, 1);
  for (const step of less) add(step, -1);
  return [...sums.values()].filter(
    ({ phones, possible, called }) => phones !== 0 || possible !== 0 || called !== 0,
  );
}
