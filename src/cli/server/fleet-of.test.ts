import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UserError } from '../user-error.ts';
import { id, PHONES, ROOT, serverOf, type Told } from './client.fixture.ts';
import { fleetCalled, fleetNamed } from './fleet-of.ts';

const WATER = { id: id(11), parent: ROOT.id, name: 'Water' };
const LAND = { id: id(12), parent: ROOT.id, name: 'Land' };
const WATERS = { ...PHONES, id: id(21), organisation: WATER.id };
const LANDS = { ...PHONES, id: id(22), organisation: LAND.id };
const SLASH = { ...PHONES, id: id(23), name: 'iOS/Android' };
const TOLD = { organisations: [ROOT, WATER, LAND], fleets: [WATERS, LANDS, SLASH] };

const clientOf = async (told: Told) => serverOf(told).server.connect(null);
const called = async (name: string, told = TOLD) =>
  fleetCalled(await clientOf(told), name, told.fleets);
const refusal = async (deed: Promise<unknown>): Promise<readonly (string | null)[]> => {
  const error = await deed.then(
    () => null,
    (one: unknown) => one,
  );
  assert.ok(error instanceof UserError);
  return [error.message, error.remedy ?? null];
};

test('a name that several organisations gave is said with its organisation', async () => {
  assert.deepEqual(await refusal(called('phones')), [
    'Several fleets are called phones',
    'Say which: Water/Phones, Land/Phones.',
  ]);
  assert.equal(await called('water/phones'), WATERS);
  assert.equal(await called('Land/Phones'), LANDS);
  assert.equal(await called('Sea/Phones'), null);
});

test('where even that does not tell them apart, the ids do', async () => {
  const twice = { ...TOLD, organisations: [ROOT, WATER, { ...LAND, name: 'Water' }] };
  const [, remedy] = await refusal(called('Phones', twice));
  assert.equal(remedy, `Say which: ${WATERS.id}, ${LANDS.id}.`);
  assert.equal(await called(LANDS.id, twice), LANDS);
});

test('a name with a slash in it stays a name, and one that a single fleet has needs nothing more', async () => {
  assert.equal(await called('ios/android'), SLASH);
  const { server, asked } = serverOf(TOLD);
  const client = await server.connect(null);
  assert.equal(await fleetCalled(client, 'Phones', [WATERS]), WATERS);
  assert.deepEqual(asked, [], 'organisations are looked up only where they matter');
});

test('a new fleet belongs to the organisation that is named with it, else to the one above all', async () => {
  const made = async (name: string) => {
    const { fleet, isNew } = await fleetNamed(await clientOf(TOLD), name);
    assert.ok(isNew);
    return [fleet.organisation, fleet.name];
  };
  assert.deepEqual(await made('Water/Tablets'), [WATER.id, 'Tablets']);
  assert.deepEqual(await made('Tablets'), [ROOT.id, 'Tablets']);
  assert.deepEqual(await made('Sea/Tablets'), [ROOT.id, 'Sea/Tablets']);
});

test('whoever sees a part of the tree adds to the top of that, and says which where it has several', async () => {
  const below = { organisations: [WATER], fleets: [] };
  const { fleet } = await fleetNamed(await clientOf(below), 'Tablets');
  assert.equal(fleet.organisation, WATER.id);
  const both = await clientOf({ organisations: [WATER, LAND], fleets: [] });
  assert.deepEqual(await refusal(fleetNamed(both, 'Tablets')), [
    'It is not said whose the new fleet Tablets is',
    'Say ORGANISATION/NAME; there are Water, Land.',
  ]);
});
