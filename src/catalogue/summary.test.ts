import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Day } from '../core/day.ts';
import { readCatalogue } from './read.ts';
import { summarise } from './summary.ts';
import { withPack, type InlinePack } from './testing.ts';

const DAY = '2026-11-26' as Day;
const READ = 'read,https://example.org/x';
const NOT = 'unverified,https://example.org/x';

const PACK: InlinePack = {
  VERSION: DAY,
  entities: `id,name,kind,state_of\na,A,company,\nb,B,company,\nc,C,company,\nfounder,F,person,\nstate-cn,China,state,CN\n`,
  apps: 'id,name\none,One\ntwo,Two\n',
  identifiers:
    'app,platform,identifier,basis,source\n' +
    `one,android,com.example.one,${READ}\none,ios,com.example.one,${NOT}\ntwo,android,com.example.two,${READ}\n`,
  publications: `app,entity,role,basis,source\none,a,publisher,${READ}\ntwo,b,publisher,${READ}\n`,
  seats: `entity,kind,territory,basis,source\na,incorporated,SG,${READ}\nb,incorporated,CN,${READ}\nc,incorporated,CN,${READ}\n`,
  interests: `owner,asset,kind,to,basis,source\nc,a,parent,,${READ}\nfounder,c,founder-control,,${READ}\nstate-cn,b,golden-share,,${READ}\n`,
};
const summary = (changes: InlinePack = {}) =>
  withPack({ ...PACK, ...changes }, (dir) => summarise(readCatalogue(dir).catalogue, DAY));

test('a wholly read chain counts both ways; an unverified identifier counts neither way', () => {
  assert.deepEqual(summary(), { identifiers: 3, byPublisher: 2, strictly: 2 });
});

test('an unverified owner, wherever above, counts by publisher only', () => {
  const interests = String(PACK.interests).replace(`c,a,parent,,${READ}`, `c,a,parent,,${NOT}`);
  assert.deepEqual(summary({ interests }), { identifiers: 3, byPublisher: 2, strictly: 1 });
  const seats = String(PACK.seats).replace(`c,incorporated,CN,${READ}`, `c,incorporated,CN,${NOT}`);
  assert.deepEqual(summary({ seats }), { identifiers: 3, byPublisher: 2, strictly: 1 });
});

test('an owner that left counts no more', () => {
  const interests = String(PACK.interests).replace(
    `c,a,parent,,${READ}`,
    `c,a,parent,2020-01-01,${NOT}`,
  );
  assert.deepEqual(summary({ interests }), { identifiers: 3, byPublisher: 2, strictly: 2 });
});

test('a publisher whose seat nobody read counts neither way', () => {
  const seats = String(PACK.seats).replace(`a,incorporated,SG,${READ}`, `a,incorporated,SG,${NOT}`);
  assert.deepEqual(summary({ seats }), { identifiers: 3, byPublisher: 1, strictly: 1 });
});

test('owners in a circle are no danger', () => {
  const interests = `${String(PACK.interests)}a,c,parent,,${READ}\n`;
  assert.deepEqual(summary({ interests }), { identifiers: 3, byPublisher: 2, strictly: 2 });
});
