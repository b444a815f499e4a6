import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OrganisationId } from '../core/finding.ts';
import type { CoverageRow } from '../core/where-devices-stand.ts';
import { shownCoverage } from './coverage.ts';
import type { Server } from './server.ts';

const [MINISTRY, AGENCY] = ['ministry', 'agency'] as readonly string[] as readonly [
  OrganisationId,
  OrganisationId,
];
const rowOf = (organisation: OrganisationId, withHits: number): CoverageRow => ({
  organisation,
  platform: 'ios',
  withHits,
  without: 20,
  notVisible: 3,
  workSide: 2,
  managedOnly: 1,
  stale: 2,
  notAssessed: 1,
});
const ROWS = [rowOf(MINISTRY, 7), rowOf(AGENCY, 1)];
const store = {
  coverage: async (scope: readonly OrganisationId[]) =>
    ROWS.filter(({ organisation }) => scope.includes(organisation)),
  tallies: async () => [],
};
const coverageFor = async (exactIn: readonly OrganisationId[]) => {
  const server = { store } as unknown as Server;
  const naming = () => ({ app: null, appName: null, category: null });
  const { rows } = await shownCoverage(server, naming, [MINISTRY, AGENCY], exactIn);
  return rows.map(({ withHits, without, devices }) => [withHits, without, devices]);
};

test('whoever may list the findings of an organisation reads how many devices have something there, and nobody else does', async () => {
  assert.deepEqual(await coverageFor([MINISTRY, AGENCY]), [
    [7, 20, 33],
    [1, 20, 27],
  ]);
  // Neither the one nor what would tell it: all devices without those of the other four.
  assert.deepEqual(await coverageFor([AGENCY]), [
    [null, null, 33],
    [1, 20, 27],
  ]);
  assert.deepEqual(await coverageFor([]), [
    [null, null, 33],
    [null, null, 27],
  ]);
});
