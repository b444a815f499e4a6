import { globSync, readFileSync } from 'node:fs';
import { build, buildBinary } from 'plist';
import { demo, fat } from '../src/analysis/macho/demo.fixture.ts';
import { codeSignature, writeMachO } from '../src/analysis/macho/write-macho.fixture.ts';
import { signCms, somebody } from '../src/analysis/profile/sign-cms.fixture.ts';
import { writeZip } from '../src/analysis/zip/write-zip.fixture.ts';

const APP = 'Payload/Demo.app/';
const INFO = {
  CFBundleIdentifier: 'nl.example.demo',
  CFBundleExecutable: 'Demo',
  CFBundleVersion: '7',
};

/** Real APKs of each signature scheme, and apps for iOS made of a real program, a signed one and a profile. */
export function seeds(): readonly Buffer[] {
  const someone = somebody('Somebody');
  const signed = writeMachO({
    dylibs: ['@rpath/A.framework/A'],
    sign: (code) =>
      codeSignature(code, {
        identifier: 'nl.example.demo',
        team: 'EXAMPLE123',
        entitlements: build({ 'com.apple.developer.team-identifier': 'EXAMPLE123' }),
        cms: (directory) => signCms(directory, someone, true),
      }),
  });
  const profile = signCms(
    Buffer.from(build({ TeamIdentifier: ['EXAMPLE123'], TeamName: 'X' })),
    someone,
  );
  const ipa = (program: Uint8Array, info: Uint8Array | string): Buffer =>
    Buffer.from(
      writeZip([
        { name: `${APP}Info.plist`, content: info },
        { name: `${APP}Demo`, content: program },
        { name: `${APP}embedded.mobileprovision`, content: profile },
        { name: `${APP}PrivacyInfo.xcprivacy`, content: buildBinary({ NSPrivacyTracking: true }) },
      ]),
    );
  return [
    ...[
      ...globSync('node_modules/agent-device/android/*/dist/*.apk'),
      ...globSync('src/analysis/**/seeds/*.apk'),
    ].map((file) => readFileSync(file)),
    ipa(demo(), build(INFO)),
    ipa(signed, buildBinary(INFO)),
    ipa(fat([signed]), buildBinary(INFO)),
  ];
}
