import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ofBytes } from '../source.ts';
import { codeMatches } from './code-pages.ts';
import { demo, encryptionAt, fat, withCryptid } from './demo.fixture.ts';
import { openMachO } from './open-macho.ts';
import { codeSignature, writeMachO } from './write-macho.fixture.ts';

const open = (bytes: Uint8Array) => {
  const codes: string[] = [];
  const macho = openMachO(ofBytes(bytes), ({ code }) => codes.push(code), 'Demo');
  return { macho, codes };
};

test('a program says what it is linked with, for which system it was made, and which classes it defines and uses', () => {
  const { macho, codes } = open(demo());
  const commands = macho?.slices[0]?.commands;
  assert.deepEqual(codes, []);
  assert.deepEqual(commands?.build, { platform: 2, oldest: '13.0', sdk: '17.0' });
  assert.equal(commands?.fileType, 'executable');
  assert.deepEqual(commands?.searchPaths, ['@executable_path/Frameworks']);
  assert.deepEqual(
    commands?.dylibs.map(({ path }) => path),
    ['/usr/lib/libSystem.B.dylib', '@rpath/BMKDemo.framework/BMKDemo'],
  );
  assert.equal(commands?.uuid, '4c4c441055553144a1056b521b3d77d3');
  const classes = macho?.classes;
  assert.equal(classes?.defined, 3);
  assert.deepEqual(classes?.under('UMDemo'), {
    defined: 1,
    referenced: 0,
    first: { name: 'UMDemoAnalytics', place: { entry: 'Demo', offset: 16512 } },
  });
  assert.equal(demo().toString('latin1', 16512, 16527), 'UMDemoAnalytics');
  assert.equal(classes?.under('BMK')?.referenced, 1);
  assert.equal(classes?.under('UMDemoAnalyticsX'), null);
});

test('an ad hoc signature has an identifier, and nobody behind it', () => {
  const signature = open(demo()).macho?.slices[0]?.signature;
  assert.equal(signature?.identifier, 'Demo');
  assert.equal(signature?.by, 'ad-hoc');
  assert.equal(signature?.team, null);
});

test('of a program that FairPlay encrypted the names are unread, their number and the symbol table still tell', () => {
  const { macho, codes } = open(withCryptid(1, true));
  assert.deepEqual(macho?.unread, [
    { what: 'code', why: 'encrypted', place: { entry: 'Demo', offset: 0 } },
  ]);
  assert.deepEqual(codes, []);
  assert.equal(macho?.classes.defined, 3);
  assert.equal(macho?.classes.under('BMKDemo')?.referenced, 1);
});

test('a cryptid that lies hides nothing', () => {
  const { macho, codes } = open(withCryptid(1, false));
  assert.deepEqual(codes, ['macho.cryptid-lies']);
  assert.deepEqual(macho?.unread, []);
  assert.equal(macho?.classes.under('UMDemo')?.defined, 1);
});

test('noise that no cryptid explains is named: what is not found there is no evidence', () => {
  const { macho, codes } = open(withCryptid(0, true));
  assert.deepEqual(codes, ['macho.packed']);
  assert.equal(macho?.unread[0]?.why, 'packed');
});

test('texts in another script are no noise', () => {
  const bytes = Buffer.from(
    '这是一个没有任何拉丁字母的应用程序，它只有中文句子。Только русские слова\0'.repeat(4),
  );
  assert.deepEqual(open(writeMachO({ sections: [{ name: '__cstring', bytes }] })).codes, []);
});

test('F7: ncmds of 4 billion, a command of size 0, commands beyond the end: named, and what stands before is read', () => {
  const many = demo();
  many.writeUInt32LE(0xffffffff, 16);
  assert.deepEqual(open(many).codes, ['macho.commands-cut']);
  const empty = demo();
  empty.writeUInt32LE(0, encryptionAt(empty) + 4);
  const opened = open(empty);
  assert.ok(opened.codes.includes('macho.command-size'));
  assert.equal(opened.macho?.slices[0]?.commands.segments[0]?.name, '__PAGEZERO');
  const long = demo();
  long.writeUInt32LE(0xfffffff0, 20);
  assert.deepEqual(open(long).codes, ['macho.commands-cut']);
});

test('a name or sections that would lie outside of their command hide nothing without a word', () => {
  const change = (wanted: number, at: number, value: number) => {
    const program = demo();
    for (let command = 32; ; command += program.readUInt32LE(command + 4))
      if (program.readUInt32LE(command) === wanted) {
        program.writeUInt32LE(value, command + at);
        return open(program);
      }
  };
  const name = change(0x0c, 8, 0xffff);
  assert.deepEqual(name.codes, ['macho.command-size']);
  assert.equal(name.macho?.classes.defined, 3);
  assert.deepEqual(change(0x19, 64, 0xffff_ffff).codes, ['macho.command-size']);
});

test('F9: a fat file with one slice is as good as the slice, with offsets from the start of the file', () => {
  for (const isWide of [false, true]) {
    const { macho, codes } = open(fat([demo()], isWide));
    assert.deepEqual(codes, []);
    assert.equal(macho?.slices[0]?.offset, 4096);
    assert.equal(macho?.classes.under('UMDemo')?.first.place.offset, 4096 + 16512);
  }
});

test('slices are one program: a class is counted once', () => {
  const { macho } = open(fat([demo(), demo()]));
  assert.equal(macho?.slices.length, 2);
  assert.equal(macho?.classes.defined, 3);
});

test('a slice that lies outside of the file or in another slice is named and not read', () => {
  const outside = fat([demo(), demo()]);
  outside.writeUInt32BE(0x7fffffff, 8 + 20 + 8);
  assert.deepEqual(open(outside).codes, ['macho.slice-outside']);
  const twice = fat([demo(), demo()]);
  twice.writeUInt32BE(twice.readUInt32BE(16), 8 + 20 + 8);
  assert.equal(open(twice).macho?.slices.length, 1);
});

test('a class file of Java, which shares the magic, is no program', () => {
  const java = Buffer.alloc(64);
  java.writeUInt32BE(0xcafebabe, 0);
  java.writeUInt32BE(52, 4);
  assert.deepEqual(open(java), { macho: null, codes: [] });
  assert.deepEqual(open(Buffer.from('#!/bin/sh\n')), { macho: null, codes: [] });
});

test('types of Swift are named with their module and what they lie in', () => {
  // A module, a class in it and a struct in that: flags, parent and name, both as offsets from where they stand.
  const context = Buffer.alloc(64);
  [0, 0, 40 - 8].forEach((value, i) => context.writeInt32LE(value, 4 * i));
  [16, 0 - 16, 48 - 20].forEach((value, i) => context.writeInt32LE(value, 12 + 4 * i));
  [17, 12 - 28, 56 - 32].forEach((value, i) => context.writeInt32LE(value, 24 + 4 * i));
  context.write('GTDemo\0', 40);
  context.write('Push\0', 48);
  context.write('Token\0', 56);
  const types = Buffer.alloc(16);
  types.writeInt32LE(16 + 12, 0);
  types.writeInt32LE(16 + 24 - 4, 4);
  const program = writeMachO({
    sections: [
      { name: '__swift5_types', bytes: types.subarray(0, 8) },
      { name: '__const', bytes: context },
    ],
  });
  const { macho } = open(program);
  assert.equal(macho?.classes.under('GTDemo.')?.defined, 2);
  assert.equal(macho?.classes.under('GTDemo.Push.Token')?.defined, 1);
});

test('directories of one signature that name different teams are said to, and the first one counts', () => {
  const sign = (other: string) => (code: Buffer) =>
    codeSignature(code, { identifier: 'nl.example.a', team: 'AAAAAAAAAA', otherTeam: other });
  const same = open(writeMachO({ sign: sign('AAAAAAAAAA') }));
  const differs = open(writeMachO({ sign: sign('BBBBBBBBBB') }));
  assert.deepEqual([same.codes, differs.codes], [[], ['macho.signatures-differ']]);
  assert.equal(differs.macho?.slices[0]?.signature?.team, 'AAAAAAAAAA');
});

test('code that is not what its signature lists is found out, page by page', () => {
  const program = writeMachO({
    sign: (code) => codeSignature(code, { identifier: 'nl.example.a' }),
  });
  const matches = (bytes: Buffer): boolean | null => {
    const directory = open(bytes).macho?.slices[0]?.signature?.directory;
    return directory === undefined ? null : codeMatches(ofBytes(bytes), directory);
  };
  assert.equal(matches(program), true);
  const changed = Buffer.from(program);
  changed[2000] = 1;
  assert.equal(matches(changed), false);
});

test('whatever bytes of the header, the commands and the tables are changed, it ends, and soon', () => {
  const seeds = [demo(), fat([demo()]), withCryptid(1, true)];
  const interesting = fc.constantFrom(0, 1, 0x7fffffff, 0x80000000, 0xffffffff, 0xfffffff0);
  const change = fc.record({
    seed: fc.constantFrom(...seeds),
    at: fc.array(
      fc.tuple(fc.oneof(fc.nat(2100), fc.nat(70_000)), fc.oneof(interesting, fc.nat())),
      { minLength: 1, maxLength: 5 },
    ),
    cut: fc.oneof(fc.constant(0), fc.nat(70_000)),
  });
  fc.assert(
    fc.property(change, ({ seed, at, cut }) => {
      const bytes = Buffer.from(seed);
      for (const [place, word] of at) bytes.writeUInt32LE(word >>> 0, place % (bytes.length - 4));
      const { macho } = open(bytes.subarray(0, bytes.length - cut));
      assert.ok(macho === null || macho.classes.defined <= 500_000);
      macho?.classes.under('');
    }),
    { seed: 8, numRuns: 400 },
  );
});
