import type { OrganisationId } from './finding.ts';

export type PersonId = string & { readonly brand: 'PersonId' };

/** What a person can be, in a part of the tree of organisations. */
export const ROLES = [
  'policy-officer',
  'mdm-administrator',
  'authority',
  'analyst',
  'auditor',
] as const;
export type Role = (typeof ROLES)[number];

/**
 * In this organisation and all below it. `operator` is whoever holds the token that the server printed at its start: it sets a
 * server up and hands things in, is nobody in particular, and so decides nothing that takes two people.
 */
export type Grant = { readonly role: Role | 'operator'; readonly organisation: OrganisationId };

/** Who stands at the door. */
export type Who = {
  /** As the ledger commits to it: `person:018f…`, `key:018f…`, `local-token`. */
  readonly actor: string;
  /** Two people are two people: whoever asked never decides. Null: nobody in particular. */
  readonly person: PersonId | null;
  /** May see what exceptions of the class *restricted* are about. */
  readonly isCleared: boolean;
  readonly grants: readonly Grant[];
  /** The only operations that an API key is for; null: all that its roles may do. */
  readonly operations: ReadonlySet<string> | null;
};

/** `part`: in the organisations of the grant. `whole`: only who has the role above all organisations, since it can't be cut. */
type Reach = 'part' | 'whole';
type Right = {
  /** Needs no login. */
  readonly everybody: boolean;
  readonly roles: ReadonlyMap<Grant['role'], Reach>;
};
/** By operation. */
export type Rights = ReadonlyMap<string, Right>;

const COLUMNS = [...ROLES, 'operator'] as const;
/** The columns of `spec/rights.csv`, in their order. */
export const RIGHTS_HEADER = ['operation', 'everybody', ...COLUMNS, 'why'] as const;

/** `problems`: `spec/rights.csv:12 auditor: …`; where there is one, the rights are not to be used. */
type RightsRead = { readonly rights: Rights; readonly problems: readonly string[] };

/** `rows`: the table's cells, its header first. */
export function rightsOf(rows: readonly (readonly string[])[]): RightsRead {
  const rights = new Map<string, Right>();
  const problems: string[] = [];
  const [header = [], ...rest] = rows;
  if (header.join() !== RIGHTS_HEADER.join())
    problems.push(`spec/rights.csv:1 the header has to be ${RIGHTS_HEADER.join()}`);
  for (const [index, row] of rest.entries()) {
    const told = (column: string, what: string): void =>
      void problems.push(`spec/rights.csv:${index + 2} ${column}: ${what}`);
    const [operation = '', everybody = '', ...cells] = row;
    if (row.length !== RIGHTS_HEADER.length)
      told('row', `it has ${row.length} cells, the header has ${RIGHTS_HEADER.length}`);
    if (!/^[a-z][A-Za-z]*$/.test(operation)) told('operation', 'has to be the name of an endpoint');
    if (rights.has(operation)) told('operation', `${operation} has a row already`);
    if (everybody !== '' && everybody !== 'yes') told('everybody', 'has to be yes or empty');
    const roles = new Map<Grant['role'], Reach>();
    for (const [at, role] of COLUMNS.entries()) {
      const cell = cells[at] ?? '';
      if (cell === 'yes') roles.set(role, 'part');
      else if (cell === 'whole') roles.set(role, 'whole');
      else if (cell !== '') told(role, 'has to be yes, whole or empty');
    }
    if (everybody === 'yes' && roles.size > 0) told('everybody', 'leave the roles empty');
    if ((cells.at(COLUMNS.length) ?? '') === '') told('why', 'say why, in a line');
    rights.set(operation, { everybody: everybody === 'yes', roles });
  }
  return { rights, problems };
}

/** What is missing or too much beside the operations that there are; `isOpen`: it needs no login. */
export function rightsAmiss(
  rights: Rights,
  operations: readonly { readonly name: string; readonly isOpen: boolean }[],
): readonly string[] {
  const names = new Set(operations.map(({ name }) => name));
  return [
    ...[...rights.keys()].flatMap((name) =>
      names.has(name) ? [] : `${name}: there is no such operation; take its row out`,
    ),
    ...operations.flatMap(({ name, isOpen }) => {
      const right = rights.get(name);
      if (right === undefined) return `${name}: has no row; say who may`;
      if (right.everybody === isOpen) return [];
      return isOpen ? `${name}: needs no login; say everybody` : `${name}: is not for everybody`;
    }),
  ].map((problem) => `spec/rights.csv ${problem}`);
}

/**
 * The organisations in which this operation may be done, each with all below it; null: nowhere. An operation without a row is
 * nobody's. `tops`: the organisations above all others.
 */
export function scopeFor(
  { grants, operations }: Pick<Who, 'grants' | 'operations'>,
  operation: string,
  rights: Rights,
  tops: readonly OrganisationId[],
): readonly OrganisationId[] | null {
  const right = rights.get(operation);
  if (right === undefined) return null;
  if (operations !== null && !operations.has(operation)) return null;
  const scope = new Set<OrganisationId>();
  const whole = new Set<OrganisationId>();
  for (const { role, organisation } of grants) {
    const reach = right.roles.get(role);
    if (reach !== undefined) (reach === 'whole' ? whole : scope).add(organisation);
  }
  if (tops.length > 0 && tops.every((top) => whole.has(top))) for (const id of whole) scope.add(id);
  return scope.size === 0 ? null : [...scope];
}
