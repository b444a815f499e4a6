import type { Interest, Seat } from '../core/statements.ts';
import type { Period } from '../core/day.ts';
import type { Pack, Read } from './pack.ts';
import { problemAt, quote, type RowProblem } from './problem.ts';
import type { Row } from './table.ts';

/** What cannot all be true, or must not be meant so. */
export function checkContradictions(pack: Pack): readonly RowProblem[] {
  return [
    ...twoSeats(pack),
    ...twoParents(pack),
    ...foundersThatAreNone(pack),
    ...twoApps(pack),
    ...twins(pack),
  ];
}

const warn = (row: Row, column: string, message: string, remedy: string): RowProblem =>
  problemAt(row, column, 'contradiction', message, remedy, 'warning');

/** A company is incorporated, and has its headquarters, in one territory at a time. */
function twoSeats({ tables }: Pack): readonly RowProblem[] {
  const single = tables.seats.filter(
    ({ value }) => value.says === 'holds' && ['incorporated', 'headquartered'].includes(value.kind),
  );
  const groups = Map.groupBy(single, ({ value }) => `${value.entity}\t${value.kind}`);
  return [...groups.values()].flatMap((seats) =>
    pairs(seats)
      .filter(([a, b]) => a.value.territory !== b.value.territory && overlap(a.value, b.value))
      .filter(([a, b]) => !replaced(a, tables.seats) && !replaced(b, tables.seats))
      .map(([a, b]) => {
        const { entity, kind, territory } = b.value;
        const message = `${entity} is ${kind} in ${territory}, and in ${a.value.territory} by line ${a.row.line}.`;
        const remedy = 'End the older one (to, or a row that says ends), or mark both contested.';
        return warn(b.row, 'territory', message, remedy);
      }),
  );
}

/** Another statement on the same seat ends, contests or corrects it. */
const replaced = (seat: Read<Seat>, all: readonly Read<Seat>[]): boolean =>
  seat.value.standing === 'contested' ||
  all.some(
    ({ value }) =>
      value.says !== 'holds' &&
      value.entity === seat.value.entity &&
      value.kind === seat.value.kind &&
      value.territory === seat.value.territory,
  );

/** Two parents at once, of which neither is above the other. */
function twoParents({ tables }: Pack): readonly RowProblem[] {
  const owners = Map.groupBy(tables.interests, ({ value }) => value.asset);
  const above = (low: string, high: string, seen = new Set<string>()): boolean => {
    if (low === high) return true;
    if (seen.has(low)) return false;
    seen.add(low);
    return (owners.get(low as Interest['asset']) ?? []).some(({ value }) =>
      above(value.owner, high, seen),
    );
  };
  const parents = tables.interests.filter(
    ({ value }) =>
      value.kind === 'parent' && value.says === 'holds' && value.standing === 'confirmed',
  );
  const found = new Map<string, RowProblem>();
  for (const group of Map.groupBy(parents, ({ value }) => value.asset).values()) {
    for (const [a, b] of pairs(group)) {
      const [one, other] = [a.value.owner, b.value.owner];
      if (one === other || !overlap(a.value, b.value)) continue;
      if (above(one, other) || above(other, one)) continue;
      const message = `${other} and ${one} (line ${a.row.line}) are both parent of ${b.value.asset}.`;
      const remedy = 'End one of them, say which share each holds, or mark what is only reported.';
      found.set(
        `${[one, other].toSorted().join('\t')}\t${b.value.asset}`,
        warn(b.row, 'owner', message, remedy),
      );
    }
  }
  return [...found.values()];
}

function foundersThatAreNone({ tables }: Pack): readonly RowProblem[] {
  const persons = new Set(
    tables.entities.filter(({ value }) => value.kind === 'person').map(({ value }) => value.id),
  );
  return tables.interests
    .filter(({ value }) => value.kind === 'founder-control' && !persons.has(value.owner))
    .map(({ row, value }) => {
      const message = `${value.owner} is no person and has no founder's control.`;
      const remedy = 'Use parent or contractual, with the standing that its source allows.';
      return warn(row, 'kind', message, remedy);
    });
}

/** A name or an App Store number that means two apps finds the wrong one half the time. */
function twoApps({ tables }: Pack): readonly RowProblem[] {
  const problems: RowProblem[] = [];
  const bound = (column: string) => {
    const first = new Map<string, { app: string; at: string }>();
    return (row: Row, text: string, app: string): void => {
      const key = text.toLowerCase();
      const before = first.get(key);
      if (before === undefined) first.set(key, { app, at: `${row.file}:${row.line}` });
      else if (before.app !== app) {
        const message = `${quote(text)} is ${app} here and ${before.app} in ${before.at}.`;
        problems.push(warn(row, column, message, 'Tell the two apart, or leave the name out.'));
      }
    };
  };
  const name = bound('name');
  for (const { row, value } of tables.apps) name(row, value.name, value.id);
  for (const { row, value } of tables.names) name(row, value.name, value.app);
  const track = bound('track_id');
  for (const { row, value } of tables.identifiers) {
    if (value.trackId !== '') track(row, value.trackId, value.app);
  }
  return problems;
}

/** One company under two ids: its shares and lists would fall apart. */
function twins({ tables }: Pack): readonly RowProblem[] {
  const numbered = (column: 'lei' | 'wikidata'): readonly RowProblem[] => {
    const groups = Map.groupBy(tables.entities, ({ value }) => value[column]);
    groups.delete('');
    return [...groups.values()].flatMap(([first, ...rest]) =>
      rest.map(({ row, value }) => {
        const message = `${value[column]} is ${value.id} here and ${first?.value.id} in line ${first?.row.line}.`;
        const remedy = 'Make the two entities one, or mend the number.';
        const severity = column === 'lei' ? 'error' : 'warning';
        return problemAt(row, column, 'double', message, remedy, severity);
      }),
    );
  };
  return [...numbered('lei'), ...numbered('wikidata')];
}

const overlap = (a: Period, b: Period): boolean =>
  (a.to === null || b.from === null || b.from < a.to) &&
  (b.to === null || a.from === null || a.from < b.to);

const pairs = <T>(items: readonly T[]): readonly (readonly [T, T])[] =>
  items.flatMap((a, i) => items.slice(i + 1).map((b) => [a, b] as const));
