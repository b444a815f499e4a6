import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { commit } from './commitment.ts';
import { entryText } from './entry.ts';
import type { OpenedCommitment } from './export.ts';
import {
  copyOf,
  entryOf,
  exported,
  memoryFolder,
  memoryLog,
  ORIGIN,
  SIGNER,
  signerOf,
  textOf,
  type MemoryFolder,
} from './log.fixture.ts';
import { verifierText } from './note.ts';
import { bundleOf, entriesOf } from './tile.ts';
import { verifyFolder, type Verification } from './verify.ts';

const SIZE = 600;
const EARLY = 400;

// A log of which somebody kept a checkpoint at 400 entries; every third entry holds a reason in words.
const openings: OpenedCommitment[] = [];
const TEXTS = Array.from({ length: SIZE }, (_, i) => {
  if (i % 3 > 0) return textOf(i);
  const { commitment, opening } = commit('text', `Because of ${i}`);
  openings.push({ commitment, ...opening });
  return entryText(entryOf(i, { texts: [commitment] }));
});
const LOG = memoryLog();
LOG.add(TEXTS.slice(0, EARLY));
const EARLIER = LOG.sign();
LOG.add(TEXTS.slice(EARLY), 50);
LOG.sign();
const GOOD = await exported(LOG, openings);

const kept = (note: string, name = 'kept.txt') => ({ name, bytes: Buffer.from(note) });
const verified = (folder: MemoryFolder, notes: readonly string[] = [EARLIER]) =>
  verifyFolder(folder, {
    keys: [SIGNER],
    checkpoints: notes.map((note, i) => kept(note, `kept-${i}`)),
  });
const codes = ({ tampering, obstacles }: Verification): readonly string[] =>
  [...tampering, ...obstacles].map(({ code, file, from, to }) => [code, file, from, to].join(' '));
const edited = (path: string, edit: (bytes: Buffer) => Uint8Array | null): MemoryFolder => {
  const copy = copyOf(GOOD);
  const bytes = edit(Buffer.from(copy.files.get(path) ?? []));
  if (bytes) copy.files.set(path, Buffer.from(bytes));
  else copy.files.delete(path);
  return copy;
};
/** Changes the list of entries of one bundle, and nothing else. */
const rebundled = (path: string, edit: (entries: Uint8Array[]) => void): MemoryFolder =>
  edited(path, (bytes) => {
    const entries = [...(entriesOf(bytes) ?? [])];
    edit(entries);
    return bundleOf(entries);
  });

test('an exported log is verified, with every opening and against the earlier checkpoint', async () => {
  const result = await verified(GOOD);
  assert.deepEqual(codes(result), []);
  assert.equal(result.kind, 'verified');
  assert.deepEqual([result.log?.size, result.log?.origin, result.openings], [SIZE, ORIGIN, 200]);
  assert.deepEqual(result.checkpoints, [
    { name: 'kept-0', size: EARLY, result: 'same-history', signed: true },
  ]);
  assert.equal(result.keyGiven, true);
  assert.equal(result.unexpected.count, 0);
});

test('an export has every file that its size needs, and no other', () => {
  assert.deepEqual([...GOOD.files.keys()].toSorted(), [
    'checkpoint',
    'key.vkey',
    'manifest.json',
    'openings.ndjson',
    'tile/0/000',
    'tile/0/001',
    'tile/0/002.p/88',
    'tile/1/000.p/2',
    'tile/entries/000',
    'tile/entries/001',
    'tile/entries/002.p/88',
  ]);
  assert.equal([...GOOD.files.keys()].at(-1), 'manifest.json');
  const manifest = JSON.parse(GOOD.files.get('manifest.json')?.toString() ?? '') as object;
  assert.deepEqual(
    { ...manifest, root: '' },
    {
      grendel: 'ledger-export/1',
      origin: ORIGIN,
      entries: 600,
      first: 0,
      last: 599,
      size: 600,
      root: '',
      files: 10,
      openings: 200,
    },
  );
});

test('every size from 0 to 20 and around the borders of tiles is exported and verified', async () => {
  for (const size of [...Array(21).keys(), 255, 256, 257, 511, 512, 513]) {
    const log = memoryLog();
    log.add(TEXTS.slice(0, size));
    const result = await verifyFolder(await exported(log), { keys: [SIGNER], checkpoints: [] });
    assert.deepEqual([result.kind, result.log?.size, codes(result)], ['verified', size, []]);
  }
});

test('a log that grew since its checkpoint is exported as the checkpoint has it', async () => {
  const log = memoryLog();
  log.add(TEXTS.slice(0, 200));
  log.sign();
  log.add(TEXTS.slice(200));
  const result = await verifyFolder(await exported(log), { keys: [SIGNER], checkpoints: [] });
  assert.deepEqual([result.kind, result.log?.size], ['verified', 200]);
});

test('a key from the folder itself verifies, and it is told that it proves less', async () => {
  const result = await verifyFolder(GOOD, { keys: [], checkpoints: [] });
  assert.deepEqual([result.kind, result.keyGiven], ['verified', false]);
});

// ---- laws of tampering ----

const paths = [...GOOD.files.keys()];
const places: Readonly<Record<string, (code: string) => boolean>> = {
  checkpoint: (code) =>
    code.startsWith('checkpoint-') ||
    code.startsWith('key-') ||
    code === 'root-differs' ||
    code === 'manifest-differs',
};
const names = (path: string) => (problem: Verification['tampering'][number]) =>
  problem.file === path || places[path]?.(problem.code) === true;

test('any byte changed in any file of an export is found as tampering, in that file', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...paths),
      fc.nat(),
      fc.integer({ min: 1, max: 255 }),
      async (path, at, mask) => {
        const folder = edited(path, (bytes) => {
          const i = at % bytes.length;
          bytes.writeUInt8(bytes.readUInt8(i) ^ mask, i);
          return bytes;
        });
        const result = await verified(folder);
        assert.equal(result.kind, 'tampering', codes(result).join('\n'));
        assert.ok(result.tampering.some(names(path)), `${path}: ${codes(result).join('\n')}`);
      },
    ),
    { numRuns: 100, seed: 1 },
  );
});

test('an entry with a byte changed is named by its index, and no other entry is', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: SIZE - 1 }), fc.nat(), async (index, at) => {
      const path =
        index < 256
          ? 'tile/entries/000'
          : index < 512
            ? 'tile/entries/001'
            : 'tile/entries/002.p/88';
      const folder = rebundled(path, (entries) => {
        const entry = Buffer.from(entries[index % 256] ?? []);
        entry.writeUInt8(entry.readUInt8(at % entry.length) ^ 1, at % entry.length);
        entries[index % 256] = entry;
      });
      const result = await verified(folder);
      assert.deepEqual(codes(result), [`entry-changed ${path} ${index} ${index}`]);
    }),
    { numRuns: 25, seed: 2 },
  );
});

test('an entry dropped, put in, or exchanged with another is told where', async () => {
  const index = fc.integer({ min: 0, max: 255 });
  const [path, first] = ['tile/entries/001', 256];
  await fc.assert(
    fc.asyncProperty(index, index, async (a, b) => {
      const dropped = await verified(rebundled(path, (entries) => void entries.splice(a, 1)));
      assert.deepEqual(codes(dropped), [`entry-missing ${path} ${first + a} ${first + a}`]);
      const added = await verified(
        rebundled(path, (entries) => void entries.splice(a, 0, Buffer.from(textOf(9999)))),
      );
      assert.deepEqual(codes(added), [`entry-added ${path} ${first + a} ${first + a}`]);
      if (a === b) return;
      const swapped = await verified(
        rebundled(path, (entries) => {
          [entries[a], entries[b]] = [entries[b] ?? Buffer.of(), entries[a] ?? Buffer.of()];
        }),
      );
      const [low, high] = [first + Math.min(a, b), first + Math.max(a, b)];
      assert.deepEqual(
        codes(swapped),
        high === low + 1
          ? [`entry-changed ${path} ${low} ${high}`]
          : [`entry-changed ${path} ${low} ${low}`, `entry-changed ${path} ${high} ${high}`],
      );
    }),
    { numRuns: 10, seed: 3 },
  );
});

test('a length changed between two entries is told of one entry, and not of all that follow', async () => {
  const bundle = entriesOf(GOOD.files.get('tile/entries/000') ?? Buffer.of()) ?? [];
  for (const [index, mask] of [
    [0, 1],
    [7, 0x80],
    [100, 3],
    [255, 0x40],
  ] as const) {
    const at = bundleOf(bundle.slice(0, index)).length;
    for (const byte of [at, at + 1]) {
      const result = await verified(
        edited('tile/entries/000', (bytes) => {
          bytes.writeUInt8(bytes.readUInt8(byte) ^ mask, byte);
          return bytes;
        }),
      );
      assert.deepEqual(codes(result), [`entry-changed tile/entries/000 ${index} ${index}`]);
    }
  }
});

test('a hash changed in a tile is told from an entry changed', async () => {
  const flip = (at: number) => (bytes: Buffer) => {
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
    return bytes;
  };
  assert.deepEqual(codes(await verified(edited('tile/0/001', flip(32 * 7 + 3)))), [
    'leaf-changed tile/0/001 263 263',
  ]);
  assert.deepEqual(codes(await verified(edited('tile/1/000.p/2', flip(32)))), [
    'tile-changed tile/1/000.p/2 256 511',
  ]);
});

test('a removed file can not be checked, a cut one neither, and both are named', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...paths), fc.nat(), async (path, n) => {
      const removed = await verified(edited(path, () => null));
      assert.equal(removed.kind, 'cannot', path);
      assert.ok(
        removed.obstacles.some(({ code, file }) => code === 'file-missing' && file === path),
      );
      const cut = await verified(edited(path, (bytes) => bytes.subarray(0, n % bytes.length)));
      assert.notEqual(cut.kind, 'verified', path);
      const all = [...cut.tampering, ...cut.obstacles];
      assert.ok(all.some(names(path)), `${path} ${n}: ${codes(cut).join('\n')}`);
      if (path.startsWith('tile/') && cut.kind === 'cannot')
        assert.ok(
          cut.obstacles.some(({ code, file }) => code === 'file-truncated' && file === path),
        );
    }),
    { numRuns: 50, seed: 4 },
  );
});

test('a bundle that breaks off says inside which entry', async () => {
  const whole = bundleOf(
    (entriesOf(GOOD.files.get('tile/entries/001') ?? Buffer.of()) ?? []).slice(0, 40),
  );
  const result = await verified(
    edited('tile/entries/001', (bytes) => bytes.subarray(0, whole.length + 50)),
  );
  assert.equal(result.kind, 'cannot');
  assert.deepEqual(codes(result), ['file-truncated tile/entries/001 296 296']);
});

test('bytes put behind a file of the log are found', async () => {
  for (const path of paths) {
    const result = await verified(
      edited(path, (bytes) => Buffer.concat([bytes, Buffer.from('x')])),
    );
    assert.equal(result.kind, 'tampering', path);
    assert.ok(result.tampering.some(names(path)), `${path}: ${codes(result).join()}`);
  }
});

test('files that are no part of the log are named, and change nothing', async () => {
  const folder = copyOf(GOOD);
  folder.files.set('tile/0/003', Buffer.alloc(8192));
  folder.files.set('tile/0/000.p/7', Buffer.alloc(7 * 32));
  const result = await verified(folder);
  assert.equal(result.kind, 'verified');
  assert.deepEqual(result.unexpected, { count: 2, first: ['tile/0/003', 'tile/0/000.p/7'] });
});

// ---- history written anew, with the true key ----

const rewritten = async (texts: readonly string[], signer = SIGNER) => {
  const log = memoryLog();
  log.add(texts);
  log.sign(signer);
  return exported(log, null, signer);
};

test('a history that was rewritten and signed again agrees with itself, and not with the earlier checkpoint', async () => {
  const change = fc.constantFrom('change', 'drop', 'add', 'swap');
  await fc.assert(
    fc.asyncProperty(change, fc.integer({ min: 0, max: EARLY - 2 }), async (how, i) => {
      const texts = [...TEXTS];
      if (how === 'change') texts[i] = textOf(5000);
      if (how === 'drop') texts.splice(i, 1);
      if (how === 'add') texts.splice(i, 0, textOf(5000));
      if (how === 'swap') [texts[i], texts[i + 1]] = [texts[i + 1] ?? '', texts[i] ?? ''];
      const folder = await rewritten(texts);
      assert.equal((await verified(folder, [])).kind, 'verified');
      const result = await verified(folder);
      assert.equal(result.kind, 'tampering');
      assert.deepEqual(codes(result), [`history-differs kept-0 0 ${EARLY - 1}`]);
    }),
    { numRuns: 15, seed: 5 },
  );
});

test('with several earlier checkpoints it is told between which two history was rewritten', async () => {
  const notes = [100, 300, 500].map((size) => {
    const log = memoryLog();
    log.add(TEXTS.slice(0, size));
    return log.sign();
  });
  const texts = [...TEXTS];
  texts[350] = textOf(5000);
  const result = await verified(await rewritten(texts), notes);
  assert.deepEqual(codes(result), ['history-differs kept-2 300 499']);
  assert.match(
    result.tampering[0]?.message ?? '',
    /Up to entry 299 they still are; the difference lies in entries 300 to 499/,
  );
  assert.deepEqual(
    result.checkpoints.map((one) => one.result),
    ['same-history', 'same-history', 'differs'],
  );
});

test('signed again with another key: the given key says so, and the earlier checkpoint does without a key', async () => {
  const texts = [...TEXTS];
  texts[5] = textOf(5000);
  const folder = await rewritten(texts, signerOf(8));
  const given = await verified(folder);
  assert.equal(given.kind, 'tampering');
  assert.ok(given.tampering.some(({ code }) => code === 'checkpoint-by-others'));
  const own = await verifyFolder(folder, { keys: [], checkpoints: [kept(EARLIER)] });
  assert.deepEqual(codes(own), [`history-differs kept.txt 0 ${EARLY - 1}`]);
  assert.equal(own.checkpoints[0]?.signed, false);
});

test('a rewritten history whose checkpoint was taken away is still compared with the one that was kept', async () => {
  const texts = [...TEXTS];
  texts[5] = textOf(5000);
  const folder = await rewritten(texts);
  folder.files.delete('checkpoint');
  const result = await verified(folder);
  assert.deepEqual(codes(result), [
    `history-differs kept-0 0 ${EARLY - 1}`,
    'file-missing checkpoint  ',
  ]);
});

test('an older checkpoint of the same log in place of the last one does not fit the manifest', async () => {
  const folder = edited('checkpoint', () => Buffer.from(EARLIER));
  const result = await verified(folder);
  assert.equal(result.kind, 'tampering');
  assert.ok(result.tampering.some(({ code }) => code === 'manifest-differs'));
});

test('a bundle whose content was exchanged is no copy that broke off', async () => {
  for (const bytes of [
    Buffer.from('anything'),
    Buffer.alloc(300, 0xff),
    Buffer.from('\u0100{"action":"x"}'),
  ]) {
    const result = await verified(edited('tile/entries/001', () => bytes));
    assert.equal(result.kind, 'tampering');
    assert.equal(result.tampering[0]?.from, 256);
  }
});

test('entries changed without signing again do not give the root that was signed', async () => {
  const texts = [...TEXTS];
  texts[450] = textOf(5000);
  const folder = await rewritten(texts);
  folder.files.set('checkpoint', GOOD.files.get('checkpoint') ?? Buffer.of());
  const result = await verified(folder);
  assert.equal(result.kind, 'tampering');
  assert.ok(result.tampering.some(({ code }) => code === 'root-differs'));
});

// ---- what is no tampering ----

test('FC-101 a checkpoint over more entries than the log has is an obstacle, and says how many there are', async () => {
  const log = memoryLog();
  log.add(Array.from({ length: 900 }, (_, i) => textOf(i)));
  const folder = await exported(log);
  log.add(Array.from({ length: 100 }, (_, i) => textOf(900 + i)));
  const result = await verifyFolder(folder, { keys: [SIGNER], checkpoints: [kept(log.sign())] });
  assert.equal(result.kind, 'cannot');
  assert.match(
    result.obstacles[0]?.message ?? '',
    /The log has 900 entries, and kept\.txt is a checkpoint over 1,000/,
  );
});

test('a kept checkpoint that is none, is of another log, or was itself changed proves nothing', async () => {
  const other = memoryLog('other.example').sign(signerOf(7, 'other.example'));
  const forged = EARLIER.replace(`\n${EARLY}\n`, '\n399\n');
  const result = await verified(GOOD, ['nothing', other, forged]);
  assert.equal(result.kind, 'cannot');
  assert.deepEqual(
    result.obstacles.map(({ code }) => code),
    ['kept-unreadable', 'other-log', 'kept-forged'],
  );
});

test('a folder with nothing in it can not be verified', async () => {
  const result = await verified(memoryFolder());
  assert.equal(result.kind, 'cannot');
  assert.ok(result.obstacles.some(({ file }) => file === 'checkpoint'));
});

test('a checkpoint that claims a size beyond all bounds ends at the first hole', async () => {
  const folder = copyOf(GOOD);
  const checkpoint = folder.files.get('checkpoint')?.toString() ?? '';
  folder.files.set('checkpoint', Buffer.from(checkpoint.replace('\n600\n', `\n${2 ** 53 - 1}\n`)));
  const result = await verified(folder);
  assert.equal(result.kind, 'tampering');
  assert.ok(result.obstacles.some(({ code, from }) => code === 'not-reached' && from === 512));
});

test('an entry that the log itself signed in another form is told', async () => {
  const log = memoryLog();
  log.add([textOf(0), '{"version":1}', `${textOf(2)} `]);
  const result = await verifyFolder(await exported(log), { keys: [SIGNER], checkpoints: [] });
  assert.deepEqual(codes(result), ['entry-malformed  1 1', 'entry-malformed  2 2']);
});

test('an opening of another entry, or for a commitment that nobody made, is told by its line', async () => {
  const path = 'openings.ndjson';
  const moved = await verified(
    edited(path, (bytes) => Buffer.from(bytes.toString().replace('"entry":3,', '"entry":4,'))),
  );
  assert.deepEqual(codes(moved), ['opening-wrong openings.ndjson 4 4']);
  const lines = GOOD.files.get(path)?.toString().split('\n') ?? [];
  const turned = await verified(
    edited(path, () => Buffer.from([lines[1], lines[0], ...lines.slice(2)].join('\n'))),
  );
  assert.deepEqual(codes(turned), ['opening-malformed openings.ndjson  ']);
  const fewer = await verified(edited(path, () => Buffer.from(lines.slice(1).join('\n'))));
  assert.deepEqual(codes(fewer), ['manifest-differs manifest.json  ']);
});

test('an opening whose value was exchanged opens nothing', async () => {
  const changed = await verified(
    edited('openings.ndjson', (bytes) =>
      Buffer.from(bytes.toString().replace('Because of 9"', 'Because of 8"')),
    ),
  );
  assert.deepEqual(codes(changed), ['opening-wrong openings.ndjson 9 9']);
});

test('a key in the folder that did not sign is told, also where a better one was given', async () => {
  const folder = edited('key.vkey', () => Buffer.from(`${verifierText(signerOf(9))}\n`));
  assert.deepEqual(codes(await verified(folder)), ['key-not-signer key.vkey  ']);
  const own = await verifyFolder(folder, { keys: [], checkpoints: [] });
  assert.deepEqual([own.kind, ...codes(own)], ['tampering', 'key-not-signer key.vkey  ']);
});

test('a full tile of a higher level is built again from those below', async () => {
  const log = memoryLog();
  log.add(Array.from({ length: 65_600 }, () => TEXTS[1] ?? ''));
  const folder = await exported(log);
  const tile = folder.files.get('tile/1/000') ?? Buffer.of();
  tile.writeUInt8(tile.readUInt8(32 * 200) ^ 1, 32 * 200);
  assert.deepEqual(codes(await verified(folder, [])), ['tile-changed tile/1/000 51200 51455']);
});

test('FC-119 25,000 entries are exported to the last, and the trailer says so', async () => {
  const text = textOf(1);
  const log = memoryLog();
  log.add(Array.from({ length: 25_000 }, () => text));
  const folder = await exported(log);
  const manifest = JSON.parse(folder.files.get('manifest.json')?.toString() ?? '') as object;
  assert.deepEqual(
    { ...manifest, root: '', origin: '' },
    {
      grendel: 'ledger-export/1',
      origin: '',
      entries: 25_000,
      first: 0,
      last: 24_999,
      size: 25_000,
      root: '',
      files: 199,
      openings: null,
    },
  );
  assert.equal(folder.files.size, 200);
  assert.equal((await verified(folder, [])).log?.size, 25_000);
});
