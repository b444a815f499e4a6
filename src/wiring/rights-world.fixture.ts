import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { chartCourse } from '../actions/course/read-course.ts';
import { sweep } from '../actions/inventories/recover.ts';
import { beginSync } from '../actions/mdm/begin-sync.ts';
import { connect } from '../actions/mdm/connections.ts';
import { makePlanFor } from '../actions/mdm/plans.ts';
import { addAssignment } from '../actions/assignments.ts';
import { addFleet } from '../actions/fleets.ts';
import { addOrganisation } from '../actions/organisations.ts';
import type { Changed, Changing, Staging, Store } from '../actions/store.ts';
import { fakeConsole, fakeOperators } from '../api/console.fixture.ts';
import { createApi } from '../api/create-api.ts';
import type { ApiDeps } from '../api/deps.ts';
import { newLifecycle } from '../api/lifecycle.ts';
import type { Day } from '../core/day.ts';
import type { OrganisationId } from '../core/finding.ts';
import type { Grant, PersonId, Rights } from '../core/rights.ts';
import { bindActions } from './actions.ts';
import { newKeyRing } from '../privacy/keys.ts';
import { NL, told } from './government.fixture.ts';
import { openRules } from './changes/open-rules.ts';
import { PACK, policyJson, shippedOf } from './changes/pack.fixture.ts';
import { personId } from './exceptions/world.fixture.ts';
import { secretsIn } from './mdm/secrets.ts';
import { newMdmWorld, NEVER, type MdmWorld } from './mdm/world.fixture.ts';
import { boundNotices, seedNotice } from './notices/seed.fixture.ts';
import { secretMaker } from './people/secrets.ts';
import { noSample } from './sample/no-sample.fixture.ts';
import { fakeVettingDoor } from './vetting/fake-door.fixture.ts';
import {
  CHANGES,
  must,
  seedClearance,
  seedFinding,
  seedPeople,
  seedVetting,
} from './rights-seeds.fixture.ts';

/**
 * What each part of the tree has, by the names that paths and bodies call it. A new kind of thing: seed one in `seeded`, under the
 * name of its path parameter.
 */
type Part = { readonly secrets: readonly string[]; readonly refs: Refs };
export type Refs = Readonly<Record<string, unknown>>;

export const PLACES = ['own', 'sibling', 'above'] as const;
export type Place = (typeof PLACES)[number];

const KEYS = newKeyRing();

/** A state with two ministries that have the same things, and a door on it behind which nothing that is done stays. */
export async function newRightsWorld(rights: Rights) {
  const world = await newMdmWorld();
  const rules = { grounds: ['inspection'], maxDays: 90, remindDays: 7 };
  const exceptions = { ...NL.exceptions, ...rules };
  const phases = [{ measure: 'remove', from: '2026-01-01' as Day }] as const;
  const groups = [{ id: 'everyone', who: '', phases, regime: 'deny-list' }] as const;
  // One policy a part: a rule of one is nothing to the other.
  const ids = [NL.id, 'water', 'land'];
  world.setRules({ policies: ids.map((id) => ({ ...NL, id, groups, exceptions })) });
  const { shipped, known } = shippedOf(
    PACK,
    ids.map((id) => policyJson({ id })),
  );
  await openRules(world.server, shipped, known);
  const water = await seeded(world, 'Water', PERSON.own);
  const land = await seeded(world, 'Land', PERSON.sibling);
  // What was left to be swept would be swept for ever: it is taken back each time.
  while (await sweep(world.server));
  await chartCourse(world.server);
  const shared = { clearance: await seedClearance(world), found: await seedFinding(world) };
  const of: Readonly<Record<Place, OrganisationId>> = {
    own: water.refs['organisation'] as OrganisationId,
    sibling: land.refs['organisation'] as OrganisationId,
    above: world.root,
  };
  const store = undone(world.store);
  const server = { ...world.server, store };
  const lines: string[] = [];
  const log = pino({ level: 'error' }, { write: (line) => void lines.push(line) });
  const deps: ApiDeps = {
    actions: bindActions({
      server,
      openContact: world.openContact,
      unseal: () => null,
      verifierKeys: 'test+00000000+AAAA',
      isWhole: () => true,
      search: () => [],
      isMigrated: async () => true,
      receiving: new Set(),
      people: {
        server: { ...server, secrets: secretMaker },
        login: null,
        keys: () => KEYS,
      },
      notices: boundNotices({ ...world, server }),
      changes: {
        server,
        door: CHANGES,
        decided: async () => undefined,
      },
      vetting: {
        server: { ...server, vetting: fakeVettingDoor() },
        stir: () => undefined,
      },
      sample: noSample({ ...boundNotices({ ...world, server }).server, ...server }),
      mdm: {
        server,
        secrets: secretsIn(join(tmpdir(), 'grendel-no-such-folder'), () => null, null),
        owner: 'test',
        stir: () => undefined,
        stopping: NEVER,
      },
    }),
    /** `auditor.sibling`: whoever has that role there and nothing else. */
    authenticate: async (token) => {
      const [role = '', place = ''] = token.split('.');
      const grant = { role: role as Grant['role'], organisation: of[place as Place] };
      const isSomebody = role !== 'operator';
      return {
        actor: token,
        person: isSomebody ? PERSON[place as Place] : null,
        isCleared: false,
        grants: [grant],
        operations: null,
      };
    },
    rights,
    tops: () => store.topOrganisations(),
    lifecycle: newLifecycle(),
    register: new Registry(),
    log,
    version: '0.0.0-test',
    console: () => fakeConsole,
    operators: fakeOperators,
    limits: {
      streamPollMs: 1,
      streamPaceMs: 0,
      costly: { perMinute: 1, burst: 1e9 },
      guessable: { perMinute: 1, burst: 1e9 },
    },
  };
  const withShared = (part: Part): Part => ({ ...part, refs: { ...part.refs, ...shared } });
  return {
    app: createApi(deps),
    water: withShared(water),
    land: withShared(land),
    root: world.root,
    faults: lines,
  };
}
/** Whoever is sent from above is the one of the own part: what is their own they see from anywhere. */
const PERSON: Readonly<Record<Place, PersonId>> = {
  own: personId(1),
  above: personId(1),
  sibling: personId(2),
};

/** An organisation with a unit, a fleet, an inventory, a finding, a connection and a plan of its own. */
async function seeded(world: MdmWorld, name: string, person: PersonId): Promise<Part> {
  const { server, ann } = world;
  const organisation = must(await addOrganisation(server, ann, { parent: world.root, name }));
  const unit = must(
    await addOrganisation(server, ann, { parent: organisation.id, name: `${name} unit` }),
  );
  const wanted = {
    ownership: null,
    function: null,
    clearance: null,
    policy: name.toLowerCase(),
  } as const;
  const assignment = must(
    await addAssignment(server, ann, {
      ...wanted,
      organisation: organisation.id,
      group: 'everyone',
    }),
  );
  const fleet = must(
    await addFleet(server, ann, {
      organisation: organisation.id,
      name: `${name} phones`,
      mdm: 'fake',
    }),
  );
  const phones = [{ id: `phone of ${name}`, holder: `Holder ${name}`, apps: ['clip'] }];
  await world.handIn('2026-11-26T08:00:00Z', phones, { fleet: fleet.id });
  const inventory = await world.announced({ fleet: fleet.id });
  const finding = (await world.rows()).find((one) => one.fleet === fleet.id);
  if (!finding) throw new Error('nothing was found');
  const settings = { url: `https://${name.toLowerCase()}.invalid` };
  const connection = must(
    await connect(server, ann, {
      fleet: fleet.id,
      mdm: 'fake',
      settings,
      syncHours: 0,
      checkHours: 0,
    }),
  );
  const canary = { scope: 'canary', canary: { count: 1 }, remove: false } as const;
  const plan = must(await makePlanFor(server, ann, connection.id, canary, NEVER));
  const sync = must(await beginSync(server, ann, connection.id));
  const notice = await seedNotice(boundNotices(world), finding, wanted.policy);
  const people = await seedPeople(world, {
    ann,
    name,
    organisation: organisation.id,
    policy: wanted.policy,
    finding: finding.id,
    person,
  });
  const refs = {
    ...people,
    notice: notice.id,
    organisation: organisation.id,
    organisations: [organisation.id],
    parent: unit.id,
    assignment: assignment.id,
    fleet: fleet.id,
    inventory: inventory.id,
    finding: finding.id,
    findings: [finding.id],
    connection: connection.id,
    sync: sync.id,
    plan: plan.id,
    vetting: await seedVetting(world, organisation.id),
  };
  const ids = Object.values(refs).flatMap((id) => [id ?? []].flat());
  return { refs, secrets: [...ids, name, settings.url] };
}

class Undo<T> extends Error {
  readonly result: T;
  constructor(result: T) {
    super('undone');
    this.result = result;
  }
}

/** A store that does all that is asked, answers what came of it, and takes it back: each request meets the same world. */
function undone(store: Store): Store {
  const back = (error: unknown): unknown => {
    if (error instanceof Undo) return error.result;
    throw error;
  };
  return {
    ...store,
    change: <T>(work: (tables: Changing) => Promise<Changed<T>>) =>
      store
        .change<T>(async (tables) => {
          throw new Undo((await work(tables)).result);
        })
        .catch(back) as Promise<T>,
    stage: <T>(work: (tables: Staging) => Promise<T>) =>
      store
        .stage<T>(async (tables) => {
          throw new Undo(await work(tables));
        })
        .catch(back) as Promise<T>,
  };
}

export const CONTENT = Buffer.from(told({ phones: [], refused: true })).toString();
