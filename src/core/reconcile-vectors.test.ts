import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { findingOf, MINISTRY } from './finding-stories.fixture.ts';
import type { Finding, FindingId, OrganisationId } from './finding.ts';
import type { Instant, Strength, Visibility } from './inventory.ts';
import { reconcile, type InventoryChange } from './reconcile.ts';
import type { AppId } from './statements.ts';

/** `spec/findings.md` describes the shape. */
type Case = {
  readonly name: string;
  readonly stored: {
    readonly latest: Instant | null;
    readonly organisation?: OrganisationId;
    readonly findings: readonly (Partial<Finding> & { readonly app: AppId })[];
  };
  readonly inventory: {
    readonly moment: Instant;
    readonly whole?: boolean;
    readonly covers?: readonly OrganisationId[];
    readonly device: {
      readonly organisation?: OrganisationId;
      readonly visibility: Visibility;
      readonly collected?: Instant;
      readonly complete?: boolean;
      readonly hits: readonly {
        readonly app: AppId;
        readonly strength?: Strength;
        readonly secondCopy?: boolean;
      }[];
    } | null;
  };
  readonly rules?: {
    readonly permitted?: readonly AppId[];
    readonly excepted?: readonly AppId[];
    readonly silent?: readonly AppId[];
  };
  readonly expect: readonly Readonly<Record<string, unknown>>[];
};

const FILE = join(import.meta.dirname, '../../spec/vectors/findings.json');
const { cases } = JSON.parse(readFileSync(FILE, 'utf8')) as { readonly cases: readonly Case[] };

for (const one of cases) {
  test(`vector findings: ${one.name}`, () => {
    const want = one.expect.map((change) => ({ ...defaultsOf(change), ...change }));
    assert.deepEqual(changesOf(one).map(told), want);
  });
}

function changesOf({ stored, inventory, rules }: Case): readonly InventoryChange[] {
  const { device, moment, whole = true, covers = [MINISTRY] } = inventory;
  const { permitted = [], excepted = [], silent = [] } = rules ?? {};
  const latest = stored.latest && {
    at: stored.latest,
    organisation: stored.organisation ?? MINISTRY,
  };
  const sighting = device && {
    organisation: device.organisation ?? MINISTRY,
    visibility: device.visibility,
    collected: device.collected ?? null,
    complete: device.complete ?? true,
  };
  const hits = (device?.hits ?? []).map(({ app, strength, secondCopy = false }) => ({
    app,
    strength: strength ?? 'exact',
    platform: null,
    secondCopy,
  }));
  const findings = stored.findings.map((facts) =>
    findingOf({ ...facts, id: facts.app as string as FindingId }),
  );
  return reconcile(
    { sighting, hits, findings, latest },
    { moment, whole, covers: (organisation) => covers.includes(organisation) },
    {
      isProhibited: ({ app }) => !permitted.includes(app),
      isExcepted: ({ app }) => excepted.includes(app),
      absenceTells: (app) => !silent.includes(app),
    },
  );
}

/** As a vector tells it: in a vector, a finding is called by its app. */
function told(change: InventoryChange): Readonly<Record<string, unknown>> {
  if (change.kind === 'opened') {
    const { platform: _, ...rest } = change;
    return rest;
  }
  const { finding, ...rest } = change;
  assert.equal(finding, change.app, 'the change is of the finding of that app');
  return rest;
}

const defaultsOf = ({ kind }: Readonly<Record<string, unknown>>) =>
  kind === 'closed' ? {} : { organisation: MINISTRY, strength: 'exact', secondCopy: false };

test('each kind of change and each closing by an inventory stands in a vector', () => {
  const expected = cases.flatMap(({ expect }) =>
    expect.map(({ kind, because }) => (kind === 'closed' ? because : kind)),
  );
  assert.deepEqual([...new Set(expected)].sort(), [
    'device-gone',
    'excepted',
    'opened',
    'removed',
    'reopened',
    'seen',
    'verdict-changed',
  ]);
});

const MEMBERS: Readonly<Record<string, string>> = {
  case: 'name stored inventory rules expect',
  stored: 'latest organisation findings',
  findings: 'app organisation state because seen seenAs strength secondCopy closed',
  inventory: 'moment whole covers device',
  device: 'organisation visibility collected complete hits',
  hits: 'app strength secondCopy',
  rules: 'permitted excepted silent',
  expect: 'kind app organisation strength secondCopy seen seenAs because at',
};

test('no vector has a member that its page does not name, and no two have one name', () => {
  const names = cases.map(({ name }) => name);
  assert.equal(new Set(names).size, names.length);
  for (const one of cases) check('case', one, one.name);
});

function check(kind: string, value: unknown, name: string): void {
  if (Array.isArray(value)) return value.forEach((item) => check(kind, item, name));
  if (typeof value !== 'object' || value === null) return;
  for (const [member, inner] of Object.entries(value)) {
    assert.ok(MEMBERS[kind]?.split(' ').includes(member), `${name}: ${kind} has ${member}`);
    check(member, inner, name);
  }
}
