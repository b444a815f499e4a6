import type { FileFinding } from '../../core/vetting/file-finding.ts';
import type { Examined } from '../../core/vetting/report.ts';
import { count } from '../text/amounts.ts';
import { WHYS } from './words.ts';

/** Why a file could not be read, as one sentence without its end; of a file that is no app, what it is instead as far as that shows. */
export const notReadableWords = ({ why, findings }: Pick<Examined, 'why' | 'findings'>): string =>
  (why === 'no-app-file' ? findings.map(insteadOf).find((words) => words !== null) : null) ??
  WHYS[why ?? 'reader-stopped'];

function insteadOf({ code, facts }: FileFinding): string | null {
  if (code === 'apk.several-apps') return appsWithin(facts);
  if (code === 'apk.no-app') return ARCHIVES[String(facts['kind'])] ?? null;
  if (code === 'zip.no-end-record') return BEGINNINGS[String(facts['begins'])] ?? null;
  return null;
}

const appsWithin = ({ apps, unread, first, package: id }: FileFinding['facts']): string => {
  if (apps === unread)
    return `this is an archive with ${Number(apps) === 1 ? 'an app' : `${count(Number(apps))} apps`} in it that can't be read (${String(first)}): encrypted, or damaged`;
  return Number(apps) === 1
    ? `this is an archive with an app in it (${String(first)}${id === '' ? '' : `, ${String(id)}`}): unpack it, and vet that`
    : `this is an archive with ${count(Number(apps))} apps in it, the first of them ${String(first)}: unpack it, and vet each`;
};

/** By `kind`, as `src/analysis/apk/read-android.ts` tells it. */
const ARCHIVES: Readonly<Record<string, string>> = {
  'app-bundle':
    'this is an app bundle (.aab): developers send it to a store, which makes the apps of it. Ask for those',
  office: 'this is an office document and no app',
  java: 'this is a Java archive and no app',
  'code-without-manifest': 'this is an archive with Android code and without a manifest: no app',
  'ios-without-info':
    'this would be an app for iOS, but its Info.plist is missing: nobody can say what it is',
  macos: 'this is a program for macOS, and no app for a phone',
  'holds-ios': 'this is an archive with an app for iOS (.ipa) in it: unpack it, and vet that',
  other: 'this is an archive (ZIP) without an app in it',
};

/** By the first bytes, as `src/analysis/zip/not-zip.ts` tells them. */
const BEGINNINGS: Readonly<Record<string, string>> = {
  nothing: 'the file is empty',
  dex: 'this is a file of Android code (.dex) without the app around it',
  elf: 'this is a native library or program, and no app file',
  'mach-o': 'this is a program for an Apple system without the app around it',
  'binary-xml': 'this is a manifest without the app around it',
  gzip: 'this is a compressed file (gzip): unpack it, and vet what is in it',
  '7z': 'this is an archive (7z): unpack it, and vet what is in it',
  rar: 'this is an archive (RAR): unpack it, and vet what is in it',
  pdf: 'this is a PDF and no app',
  xar: 'this is an installer package for macOS (.pkg), and no app for a phone',
  html: 'this is a web page or another text, and no app: a download may have failed',
};
