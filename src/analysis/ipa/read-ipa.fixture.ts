import { build } from 'plist';
import type { FileFinding } from '../../core/vetting/file-finding.ts';
import { demo } from '../macho/demo.fixture.ts';
import { ofBytes } from '../source.ts';
import { openZip } from '../zip/open-zip.ts';
import { writeZip } from '../zip/write-zip.fixture.ts';
import { readIpa } from './read-ipa.ts';

export type Files = Readonly<Record<string, Uint8Array | string>>;

export const read = (files: Files | Uint8Array) => {
  const bytes =
    files instanceof Uint8Array
      ? files
      : writeZip(Object.entries(files).map(([name, content]) => ({ name, content })));
  const findings: FileFinding[] = [];
  const source = ofBytes(bytes);
  const zip = openZip(source, (finding) => findings.push(finding));
  const facts =
    zip.kind === 'zip' ? readIpa(zip, source, (finding) => findings.push(finding)) : null;
  // Most apps of these tests are signed by nobody; one test is about that.
  const other = findings.filter(({ code }) => code !== 'ipa.unsigned');
  return {
    facts,
    codes: other.map(({ code }) => code),
    findings: other,
    isUnsigned: other.length < findings.length,
  };
};
export const names = (list: readonly { readonly name: string }[] | undefined): readonly string[] =>
  (list ?? []).map(({ name }) => name);

export const APP = 'Payload/Demo.app/';
export const INFO = {
  CFBundleIdentifier: 'nl.example.demo',
  CFBundleExecutable: 'Demo',
  CFBundleDisplayName: 'Demo',
  CFBundleShortVersionString: '4.2',
  CFBundleVersion: '77',
  CFBundleDevelopmentRegion: 'zh_CN',
  MinimumOSVersion: '13.0',
  DTPlatformName: 'iphoneos',
  LSApplicationQueriesSchemes: ['weixin', 'alipay'],
  NSCameraUsageDescription: 'to scan',
  NSAppTransportSecurity: {
    NSExceptionDomains: { 'API.example.cn': { NSExceptionAllowsInsecureHTTPLoads: true } },
  },
  SKAdNetworkItems: [{ SKAdNetworkIdentifier: 'abc.skadnetwork' }],
  UMENG_APPKEY: '5f0000000000000000000001',
};
export const plain = (): Files => ({ [`${APP}Info.plist`]: build(INFO), [`${APP}Demo`]: demo() });
