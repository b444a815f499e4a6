import type { Assignment } from '../../core/groups.ts';
import type { FleetId, OrganisationId } from '../../core/finding.ts';
import type { Instant } from '../../core/inventory.ts';
import type { Organisation } from '../../core/organisation.ts';
import type { PersonId } from '../../core/rights.ts';
import { below } from '../organisations.ts';
import { grantSaid } from '../people/grants.ts';
import type { GrantId } from '../people/stored.ts';
import { recorded, type Said } from '../recorded.ts';
import { done, refused, type Context, type Outcome } from '../server.ts';
import type { Changing } from '../store.ts';
import type { SampleServer } from './door.ts';
import { FLEETS, MINISTRIES, PEOPLE, POLICY } from './invented.ts';
import { sampleObstacle } from './may-load.ts';
import { keepSample, sampleIn, type Sample } from './sample.ts';

/** Invented ministries with their fleets, and people to act as. All in one transaction; nothing where they are there. */
export async function foundSample(
  server: SampleServer,
  context: Context,
): Promise<Outcome<Sample, 'sample-not-here'>> {
  const asked = { ...context, idempotency: null };
  const founded = await recorded<Sample, 'sample-not-here'>(server, asked, async (tables, at) => {
    const known = await sampleIn(tables);
    if (known !== null) return done({ value: known, said: [] });
    const why = await sampleObstacle(server, tables, context.actor);
    if (why !== null) return refused('sample-not-here', { why });
    const root = (await tables.organisations()).find(({ parent }) => parent === null);
    if (root === undefined) throw new Error('nothing was founded');
    const said: Said[] = [saidOf('sample', 'founded', { policy: POLICY })];
    const ministries = await addMinistries(server, tables, root, at, said);
    const fleets = [];
    for (const { file, name, mdm, of } of FLEETS) {
      const organisation = (of === null ? root : ministries.get(of))?.id ?? root.id;
      const id = server.newId() as FleetId;
      await tables.addFleet({ id, organisation, name, mdm }, at);
      said.push(saidOf(`fleet:${id}`, 'added', { organisation, name, mdm }));
      fleets.push({ id, file });
    }
    const organisations = [...ministries.values()].map(({ id }) => id);
    const people = PEOPLE.map((one) => ({ ...one, id: server.newId() as PersonId }));
    const sample = { organisations, fleets, people, loaded: false, mdm: null };
    await keepSample(tables, sample);
    return done({ value: sample, said });
  });
  if (!founded.ok) return keyless(founded);
  for (const person of founded.value.people) await addPerson(server, asked, person);
  return founded;
}

async function addMinistries(
  { newId, rules }: SampleServer,
  tables: Changing,
  root: Organisation,
  at: Instant,
  said: Said[],
): Promise<ReadonlyMap<string, Organisation>> {
  const above = (await tables.assignments()).some(({ policy }) => policy === POLICY);
  const group = rules().policies.find(({ id }) => id === POLICY)?.groups[0]?.id;
  const made = new Map<string, Organisation>();
  for (const name of MINISTRIES) {
    const one = below(root, name, newId() as OrganisationId);
    await tables.addOrganisation(one, at);
    said.push(saidOf(`organisation:${one.id}`, 'added', { parent: root.id, name }));
    made.set(name, one);
    if (above || group === undefined) continue;
    const whose = { ownership: null, function: null, clearance: null };
    const assigned = { organisation: one.id, policy: POLICY, group };
    const assignment: Assignment = { id: newId(), ...whose, ...assigned };
    await tables.addAssignment(assignment, at);
    said.push(saidOf(`assignment:${assignment.id}`, 'added', assigned));
  }
  return made;
}

/** Each with an entry of their own, as anybody who is invited has: by it their name can be erased. */
async function addPerson(
  server: SampleServer,
  context: Context,
  { id, name, role }: Sample['people'][number],
): Promise<void> {
  await recorded<null, never>(server, context, async (tables, at) => {
    if ((await tables.people.person(id)) !== null) return done({ value: null, said: [] });
    const [organisation] = await tables.topOrganisations();
    if (organisation === undefined) throw new Error('nothing was founded');
    const whom = { id, name, address: null, cleared: role === 'authority', issuer: null };
    await tables.people.addPerson({ ...whom, created: at, subject: null });
    const wanted = { role, organisation, rank: null, delegated: false };
    const grant = { ...wanted, id: server.newId() as GrantId, group: null };
    await tables.people.addGrant(id, grant, at);
    const came = saidOf(`person:${id}`, 'invited', { cleared: whom.cleared });
    return done({ value: null, said: [came, grantSaid('given', id, grant, 'sample')], text: name });
  });
}

/** `fleet:018f…` was `added`: `fleet.added`. All of it came with the sample. */
export const saidOf = (object: string, result: string, details: Said['details']): Said => ({
  action: `${object.split(':')[0] ?? object}.${result}`,
  object,
  result,
  origin: 'sample',
  details,
});

/** What was asked without a key is never refused for one. */
export function keyless<Code extends string>(
  refusal: Extract<Outcome<unknown, Code | 'idempotency-key-reused'>, { ok: false }>,
): Extract<Outcome<never, Code>, { ok: false }> {
  if (refusal.code === 'idempotency-key-reused') throw new Error('there was no key');
  return refusal as Extract<Outcome<never, Code>, { ok: false }>;
}
