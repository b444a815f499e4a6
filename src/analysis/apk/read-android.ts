import type { Facts } from '../../core/vetting/facts.ts';
import type { FileFinding } from '../../core/vetting/file-finding.ts';
import { placeOf } from '../zip/open-zip.ts';
import type { Zip } from '../zip/open-zip.ts';
import { reportInside } from './inside.ts';
import type { Archive } from './inside.ts';
import { join } from './join.ts';
import { MANIFEST } from './manifests.ts';
import { readApk } from './read-apk.ts';
import { isMember, readSplits } from './read-splits.ts';
import { tellMissing, tellNoBase } from './splits-agree.ts';

/**
 * An Android app: an APK, or an archive of the parts of one (.apks, .xapk). `name`: where the archive lies, '' for the file itself. Null: it is neither,
 * and a finding says what it is instead.
 */
export const readAndroid = (
  zip: Zip,
  name: string,
  report: (finding: FileFinding) => void,
): Facts | null => {
  const archive: Archive = { zip, name, report: reportInside(name, report), opened: { count: 0 } };
  if (zip.all(MANIFEST).length > 0) {
    const apk = readApk(archive, report);
    if ((apk.manifest?.splitting.split ?? null) !== null) tellNoBase(archive, 1);
    else tellMissing(archive, apk, [apk]);
    return join('apk', { base: apk, parts: [apk], unread: [] }, report);
  }
  if (zip.entries.some(isMember)) {
    const splits = readSplits(archive, report);
    return splits && join('split-apks', splits, report);
  }
  archive.report({
    code: 'apk.no-app',
    place: placeOf(''),
    phoneReads: null,
    toolsRead: null,
    facts: { kind: kindOf(zip), entries: zip.entries.length },
  });
  return null;
};

/** What else is a ZIP, by the names in it. */
const kindOf = (zip: Zip): string => {
  const has = (name: string): boolean => zip.entry(name) !== null;
  if (has('base/manifest/AndroidManifest.xml')) return 'app-bundle';
  if (has('[Content_Types].xml')) return 'office';
  if (has('META-INF/MANIFEST.MF')) return 'java';
  if (has('classes.dex')) return 'code-without-manifest';
  if (zip.entries.some(({ name }) => /^Payload\/[^/]{1,255}\.app\//u.test(name)))
    return 'ios-without-info';
  if (zip.entries.some(({ name }) => name.endsWith('.app/Contents/Info.plist'))) return 'macos';
  if (zip.entries.some(({ name }) => /\.ipa$/iu.test(name))) return 'holds-ios';
  return 'other';
};
