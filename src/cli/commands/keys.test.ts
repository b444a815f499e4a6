import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Command } from '../command.ts';
import type { Client, KeyMark, ServerDoor } from '../server/door.ts';
import type { World } from '../world.ts';
import { keysChange } from './keys-change.ts';
import { keysShow } from './keys-show.ts';
import { ledgerKeyChange } from './ledger-key-change.ts';

function worldWith(server: Partial<ServerDoor>): {
  readonly world: World;
  readonly said: () => string;
} {
  let said = '';
  const terminal = { columns: 80, colour: false, unicode: true, interactive: false };
  const out = { terminal, write: (text: string) => void (said += text) };
  return { world: { out, err: out, server } as unknown as World, said: () => said };
}
const run = (command: Command, values: object, world: World): Promise<number> =>
  command.run({ values, words: [] } as never, world);
const marks = (use: KeyMark['use'], ...numbers: readonly number[]): readonly KeyMark[] =>
  numbers.map((number) => ({ use, number, print: `print-of-${number}` }));

test('keys change makes a key of each use, or of the one that is said, and tells what holds on', async () => {
  const asked: string[] = [];
  const { world, said } = worldWith({
    changeKey: async (use) => {
      asked.push(use);
      return use === 'sealing' ? marks(use, 3, 2, 1) : marks(use, 2, 1);
    },
  });
  assert.equal(await run(keysChange, { use: null, json: false }, world), 0);
  assert.deepEqual(asked, ['pseudonym', 'sealing']);
  const text = said().replaceAll(/\s+/g, ' ');
  assert.match(
    text,
    /pseudonym key is now number 2 \(print-of-2\); 1 holds until nothing needs it/,
  );
  assert.match(
    text,
    /sealing key is now number 3 \(print-of-3\); 2, 1 hold until nothing needs them/,
  );
  await run(keysChange, { use: 'sealing', json: true }, world);
  assert.deepEqual(asked.slice(2), ['sealing']);
});

test('keys show tells what needs which key, and nothing of one that is gone', async () => {
  const key = { use: 'sealing', print: '0123456789abcdef', since: '2026-11-26T10:00:00Z' };
  const items = [
    { ...key, number: 2, standing: 'current', dropped: null, neededBy: [] },
    {
      ...key,
      number: 1,
      standing: 'retiring',
      dropped: null,
      neededBy: [
        { what: 'contact', count: 1 },
        { what: 'opening', count: 1200 },
      ],
    },
    { ...key, number: 0, standing: 'dropped', dropped: '2026-11-27T10:00:00Z', neededBy: [] },
  ];
  const client = { get: async () => ({ items }) } as unknown as Client;
  const { world, said } = worldWith({ connect: async () => client });
  assert.equal(await run(keysShow, { server: null, json: false }, world), 0);
  const lines = said().trimEnd().split('\n');
  assert.match(lines[0] ?? '', /current +2026-11-26 +needed by nothing$/);
  assert.match(lines[1] ?? '', /retiring +2026-11-26 +1 contact, 1,200 openings$/);
  assert.match(lines[2] ?? '', /dropped +2026-11-27$/);
});

test('ledger key change prints public keys whole, however long: they are copied from there', async () => {
  const keys = [
    `grendel.example/${'a-long-name/'.repeat(8)}+01234567+${'A'.repeat(44)}`,
    'the-old+key',
  ];
  const { world, said } = worldWith({ changeLedgerKey: async () => keys });
  assert.equal(await run(ledgerKeyChange, { json: false }, world), 0);
  for (const key of keys)
    assert.ok(
      said()
        .split('\n')
        .some((line) => line.trim() === key),
    );
});
