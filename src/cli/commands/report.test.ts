import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serverOf } from '../server/client.fixture.ts';
import { UserError } from '../user-error.ts';
import type { World } from '../world.ts';
import { report } from './report.ts';

const ROOT = { id: '00000000-0000-4000-8000-000000000001', parent: null, name: 'Utopia' };
const BRIDGES = {
  id: '00000000-0000-4000-8000-00000000beef',
  parent: ROOT.id,
  name: 'Brücken & Co.',
};
const filesOf = (organisation: string, name = 'report.csv') => ({
  manifest: { organisation, from: '2026-11-01', to: '2026-11-24', files: [] },
  files: [{ name, content: `of ${organisation}` }],
});

function worldWith(name?: string) {
  let said = '';
  const written = new Map<string, string>();
  const terminal = { columns: 80, colour: false, unicode: true, interactive: false };
  const out = { terminal, write: (text: string) => void (said += text) };
  const answers = {
    '/organisations': { items: [ROOT, BRIDGES] },
    '/report/files?': filesOf(ROOT.id, name),
    '/report/files?for=ministry': filesOf(ROOT.id),
    [`/report/files?organisation=${BRIDGES.id}`]: filesOf(BRIDGES.id),
  };
  const { server } = serverOf({ answers });
  const files = {
    makeFolder: () => undefined,
    write: (path: string, content: string) => void written.set(path, content),
  };
  const world = { out, err: out, server, files } as unknown as World;
  const values = {
    server: null,
    json: false,
    out: 'folder',
    organisation: null,
    parts: false,
    from: null,
    to: null,
    for: null,
    replace: false,
  };
  const run = (more: object) =>
    report.run({ values: { ...values, ...more }, words: [] } as never, world);
  return { run, written, said: () => said };
}

test('all and each organisation below lie in folders of their own, the manifest beside the files', async () => {
  const { run, written, said } = worldWith();
  assert.equal(await run({ parts: true }), 0);
  assert.deepEqual(
    [...written.keys()],
    [
      'folder/report.csv',
      'folder/manifest.json',
      'folder/brucken-co-00beef/report.csv',
      'folder/brucken-co-00beef/manifest.json',
    ],
  );
  assert.equal(written.get('folder/brucken-co-00beef/report.csv'), `of ${BRIDGES.id}`);
  assert.match(said(), /^2 reports from 2026-11-01 to 2026-11-24, in folder/);
});

test('who it is for is asked of the server, and an organisation is found by its name', async () => {
  const { run, written } = worldWith();
  await run({ for: 'ministry' });
  await run({ organisation: 'brücken & co.' });
  assert.equal(written.get('folder/report.csv'), `of ${BRIDGES.id}`);
  await assert.rejects(async () => run({ organisation: 'Nowhere' }), UserError);
  await assert.rejects(async () => run({ out: null }), UserError);
});

test('a server that names a file elsewhere writes none', async () => {
  const { run, written } = worldWith('../../etc/passwd');
  await assert.rejects(async () => run({}), UserError);
  assert.deepEqual([...written.keys()], []);
});
