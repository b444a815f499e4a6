import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import type { FileFinding } from '../../core/vetting/file-finding.ts';
import { codeMatches } from '../macho/code-pages.ts';
import { openMachO } from '../macho/open-macho.ts';
import { swiftClassName } from '../macho/swift-names.ts';
import { isFromApple } from '../profile/apple-chain.ts';
import { readCms } from '../profile/cms.ts';
import { ofBytes } from '../source.ts';
import { openZip } from '../zip/open-zip.ts';
import { writeZip } from '../zip/write-zip.fixture.ts';
import { readIpa } from './read-ipa.ts';

/** Where `.ci/apple` has unpacked what it fetched. */
const FOLDER = process.env['GRENDEL_APPLE_APPS'];
const OBJDUMP = process.env['GRENDEL_OBJDUMP'] ?? 'llvm-objdump';
const skip = FOLDER === undefined ? 'asks real apps and llvm-objdump: run .ci/apple' : false;

const APP = 'Products/Release-iphonesimulator/DetoxXCUITestRunner-Runner.app';
const path = (...parts: readonly string[]): string => join(FOLDER ?? '', ...parts);
const files = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile());

const objdump = (file: string, ...options: readonly string[]): string => {
  const ran = spawnSync(OBJDUMP, ['--macho', ...options, file], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  assert.equal(ran.status, 0, `${OBJDUMP} ${ran.stderr}`);
  return ran.stdout;
};

const programs = (): readonly (readonly [string, Buffer])[] =>
  [...files(path(APP)), path('Detox.framework/Detox'), path('fsevents.node')]
    .map((file) => [file, readFileSync(file)] as const)
    .filter(([, bytes]) =>
      [0xcafebabe, 0xcffaedfe].includes(bytes.length < 4 ? 0 : bytes.readUInt32BE(0)),
    );

test(
  'real programs: their dylibs, identifiers and classes are what llvm-objdump says',
  { skip },
  () => {
    let classes = 0;
    for (const [file, bytes] of programs()) {
      const findings: FileFinding[] = [];
      const macho = openMachO(ofBytes(bytes), (finding) => findings.push(finding), file);
      assert.deepEqual(findings, [], file);
      const arm = macho?.slices.find(({ commands }) => commands.cpu === 'arm64')?.commands;
      const headers = objdump(file, '--arch=arm64', '--private-headers');
      const linked = [
        ...headers.matchAll(/cmd LC_LOAD(?:_WEAK)?_DYLIB\n.*\n\s+name (.+) \(offset/g),
      ];
      assert.deepEqual(
        arm?.dylibs.filter(({ kind }) => kind !== 're-exported').map((dylib) => dylib.path),
        linked.map(([, name]) => name),
      );
      assert.equal(
        arm?.uuid,
        /uuid ([\w-]+)/.exec(headers)?.[1]?.replaceAll('-', '').toLowerCase(),
      );
      for (const [, name = ''] of objdump(file, '--arch=arm64', '--objc-meta-data').matchAll(
        /^ {21}name 0x\w+ (\S+)$/gm,
      )) {
        classes += 1;
        assert.ok(macho?.classes.under(swiftClassName(name))?.defined, `${file}: ${name}`);
      }
    }
    assert.ok(classes > 500, `${classes} classes`);
  },
);

test('real signatures hold, page by page, and those of Apple come from Apple', { skip }, () => {
  let byApple = 0;
  for (const [file, bytes] of programs())
    for (const { signature, image } of openMachO(ofBytes(bytes), () => {}, file)?.slices ?? []) {
      if (signature === null) continue;
      assert.equal(codeMatches(image.source, signature.directory), true, file);
      if (signature.cms === null) continue;
      const message = readCms(signature.cms.bytes, signature.directory);
      const [signer] = message?.signers ?? [];
      assert.equal(signer?.verified, true, file);
      assert.ok(
        signer.certificate && isFromApple(signer.certificate, message?.certificates ?? []),
        file,
      );
      assert.equal(signature.team, '59GAB85EFG');
      byApple += 1;
    }
  assert.ok(byApple >= 10, `${byApple} signatures of Apple`);
});

test(
  'a real app as an IPA: names, extensions, frameworks, permissions, nothing unread',
  { skip },
  () => {
    const parts = files(path(APP)).map((file) => ({
      name: `Payload/Runner.app/${relative(path(APP), file).replaceAll('\\', '/')}`,
      content: readFileSync(file),
    }));
    const source = ofBytes(writeZip(parts));
    const codes: string[] = [];
    const zip = openZip(source, ({ code }) => codes.push(code));
    const facts = zip.kind === 'zip' ? readIpa(zip, source, ({ code }) => codes.push(code)) : null;
    assert.deepEqual(codes, ['ipa.unsigned', 'ipa.simulator']);
    assert.equal(facts?.identifier?.name, 'com.wix.DetoxXCUITestRunner.xctrunner');
    assert.deepEqual(
      facts.components.map(({ name }) => name),
      ['com.wix.DetoxXCUITestRunner'],
    );
    assert.ok(
      facts.frameworks.some(
        ({ name, bundleId }) => name === 'XCTest' && bundleId === 'com.apple.dt.XCTest',
      ),
    );
    assert.ok(facts.permissions.some(({ name }) => name === 'NSContactsUsageDescription'));
    assert.deepEqual(facts.unread, []);
  },
);
