import { keepLibrary } from '../actions/changes/door.ts';
import { adopt } from '../actions/changes/decide.ts';
import { propose } from '../actions/changes/propose.ts';
import { askApproval } from '../actions/exceptions/approvals.ts';
import { askException } from '../actions/exceptions/ask.ts';
import { decideException } from '../actions/exceptions/decide.ts';
import { announceVetting } from '../actions/vetting/announce.ts';
import { addApiKey } from '../actions/people/api-keys.ts';
import { addGroupRole } from '../actions/people/group-roles.ts';
import { invite } from '../actions/people/invite.ts';
import type { Context, Outcome } from '../actions/server.ts';
import type { Day } from '../core/day.ts';
import type { FindingId, OrganisationId } from '../core/finding.ts';
import type { Instant } from '../core/inventory.ts';
import type { PersonId } from '../core/rights.ts';
import { ruleReader } from './changes/reader.ts';
import { asking, exceptionServer, personId } from './exceptions/world.fixture.ts';
import type { MdmWorld } from './mdm/world.fixture.ts';
import { secretMaker } from './people/secrets.ts';

export const CHANGES = { reader: ruleReader, library: keepLibrary(ruleReader) };
/** Whoever asked and proposed: not one of those that the walk sends. */
const ASKED = personId(0xa);

type Place = {
  readonly name: string;
  readonly organisation: OrganisationId;
  /** Under which its phones stand, and no other's. */
  readonly policy: string;
  readonly finding: FindingId;
  /** A person of that part, whom the walk sends. */
  readonly person: PersonId;
};

/** What people have to do with each other in one part of the tree: by the names that paths and bodies call it. */
export async function seedPeople(world: MdmWorld, { ann, ...place }: Place & { ann: Context }) {
  const { name, organisation, policy, finding, person } = place;
  const server = { ...exceptionServer(world), secrets: secretMaker };
  const by: Context = { ...ann, actor: 'person:asker', person: ASKED };
  const exception = must(await askException(server, by, asking([finding])));
  const approval = must(
    await askApproval(
      server,
      by,
      {
        organisation,
        group: 'everyone',
        app: null,
        name: `Notes of ${name}`,
        android: [`nl.${name.toLowerCase()}.notes`],
        ios: [],
        why: 'minutes are taken with it',
        review: '2027-06-01' as Day,
      },
      world.rulebook(),
    ),
  );
  const listing = (id: string) => ({
    id: `${policy}-${id}`,
    policy,
    government: 'NL',
    authority: `Ministry of ${name}`,
    instrument: 'Decision 12',
    measure: 'prohibit',
    subject: { kind: 'app', app: 'clip' },
    words: 'Clip',
    source: 'https://example.org/decision-12',
  });
  const proposed = async (id: string) =>
    must(
      await propose(server, CHANGES, by, {
        draft: { kind: 'listing', json: listing(id) },
        why: 'decided by the minister',
        from: null,
        until: null,
      }),
    );
  const [change, adopted] = [await proposed('clip'), await proposed('clip-again')];
  const grant = { role: 'authority', organisation, rank: null, delegated: false } as const;
  const invited = must(
    await invite(server, ann, {
      name: `Invited by ${name}`,
      address: null,
      cleared: false,
      grant,
    }),
  );
  const decider = { ...by, actor: 'person:decider', person: invited.person.id };
  must(
    await adopt(server, CHANGES, decider, adopted.id, {
      why: 'heard',
      from: null,
      until: null,
      as: 'rule',
    }),
  );
  must(
    await decideException(server, decider, exception.id, {
      decision: 'grant',
      why: 'needed',
      until: null,
    }),
  );
  const exemption = (await world.store.mdm.exemptions(null)).find((one) => one.finding === finding);
  const groupRole = must(
    await addGroupRole(server, ann, { ...grant, group: `group of ${name}`, cleared: false }),
  );
  await addPerson(world, person, name, organisation);
  const key = must(
    await addApiKey(
      server,
      { ...by, person },
      { name: `key of ${name}`, role: 'auditor', organisation, operations: null, until: null },
    ),
  );
  return {
    exception: exception.id,
    exemption: exemption?.id,
    approval: approval.id,
    change: change.id,
    adopted: adopted.id,
    person: invited.person.id,
    grant: invited.person.grants[0]?.id,
    groupRole: groupRole.id,
    apiKey: key.key.id,
  };
}

/** A clearance is every organisation's: each sees it proposed. */
export async function seedClearance(world: MdmWorld): Promise<string> {
  const by: Context = { ...world.ann, person: ASKED };
  const json = {
    app: 'clip',
    signer: null,
    from: '2026-12-01',
    to: '2027-12-01',
    by: 'the minister',
    why: 'other owners',
  };
  const draft = { kind: 'clearance', json } as const;
  const asked = { draft, why: 'a register says so', from: null, until: null };
  return must(await propose(world.server, CHANGES, by, asked)).id;
}

/** So is what was found of an app. */
export async function seedFinding(world: MdmWorld): Promise<string> {
  const by: Context = { ...world.ann, person: ASKED };
  const json = {
    app: 'clip',
    decision: 'undetermined',
    from: '2026-12-01',
    to: null,
    by: 'the analysts',
    why: 'it loads code',
    sources: [`sha256:${'a'.repeat(64)}`],
  };
  const draft = { kind: 'finding', json } as const;
  const asked = { draft, why: 'looked at', from: null, until: null };
  return must(await propose(world.server, CHANGES, by, asked)).id;
}

/** An app file whose bytes have not come. */
export async function seedVetting(
  { server, ann }: MdmWorld,
  organisation: OrganisationId,
): Promise<string> {
  const asked = { name: 'app.apk', organisation, batch: null, keep: null };
  return must(await announceVetting(server, ann, asked)).id;
}

/** With an id that is known beforehand. */
async function addPerson(
  { store, server, clock }: MdmWorld,
  id: PersonId,
  name: string,
  organisation: OrganisationId,
): Promise<void> {
  const at: Instant = clock();
  await store.change(async (tables) => {
    const person = { id, name: `Person of ${name}`, address: null, cleared: false, created: at };
    await tables.people.addPerson({ ...person, issuer: null, subject: null });
    const grant = { role: 'auditor', organisation, rank: null, delegated: false } as const;
    const given = { ...grant, id: server.newId() as never, group: null };
    await tables.people.addGrant(id, given, at);
    return { result: null, entries: ['{"action":"person.invited"}'] };
  });
}

export function must<T>(outcome: Outcome<T, string>): T {
  if (!outcome.ok) throw new Error(`${outcome.code} ${JSON.stringify(outcome.facts)}`);
  return outcome.value;
}
