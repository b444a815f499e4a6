import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FleetId, OrganisationId } from '../../core/finding.ts';
import type { Instant } from '../../core/inventory.ts';
import { onEachDatabase } from '../testing.fixture.ts';
import { addFleet, fleets } from './fleets.ts';
import { addOrganisation } from './organisations.ts';

const AT = '2026-11-27T10:00:00Z' as Instant;
const idOf = (n: number): string => `00000000-0000-0000-0000-${String(n).padStart(12, '0')}`;

onEachDatabase('fleets', (database) => {
  test('of two organisations may be called the same, and no two of one', async () => {
    const { db } = database();
    const [land, water] = [1, 2].map((n) => idOf(n) as OrganisationId);
    if (land === undefined || water === undefined) throw new Error('two were made');
    for (const id of [land, water])
      await addOrganisation(db, { id, parent: null, name: id, path: [id] }, AT);
    const phones = (n: number, organisation: OrganisationId) =>
      addFleet(db, { id: idOf(n) as FleetId, organisation, name: 'Phones', mdm: 'jamf' }, AT);
    await phones(8, water);
    await phones(7, land);
    await assert.rejects(phones(9, water), /fleet_organisation_id_name_key/);
    assert.deepEqual(
      (await fleets(db)).map(({ id }) => id),
      [idOf(7), idOf(8)],
    );
  });
});
