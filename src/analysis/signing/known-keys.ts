import type { Certificate } from '../../core/vetting/facts.ts';
import type { FileFinding } from '../../core/vetting/file-finding.ts';
import type { Place } from '../../core/vetting/place.ts';

/** Keys whose private half is public: AOSP, build/make/target/product/security; hashes as public texts give them (read 2026-11-27). Anyone can sign with these. */
const PUBLIC_KEYS: ReadonlyMap<string, string> = new Map([
  ['a40da80a59d170caa950cf15c18c454d47a39b26989d8b640ecd745ba71bf5dc', 'testkey'],
  ['c8a2e9bccf597c2fb6dc66bee293fc13f2fc47ec77bc6b2b0d52c11f51192ab8', 'platform'],
  ['28bbfe4a7b97e74681dc55c2fbb6ccb8d6c74963733f6af6ae74d8c3a6e879fd', 'shared'],
  ['465983f7791f2abeb43ea2cbdc7f21a8260b72bc08a55c839fc1a43bc741a81e', 'media'],
  ['e1dbadce60dc080d15b58a014b0dcf9400e24de23fa00b287a5a982bfebda2ee', 'networkstack'],
]);

/** What Android's build tools write into the key they make on every developer's machine (developer.android.com/studio/publish/app-signing, from memory). */
const DEBUG_SUBJECT = ['CN=Android Debug', 'O=Android', 'C=US'];

/** Says of a certificate that it identifies nobody; null: it may. */
export const knownKey = (certificate: Certificate, place: Place): FileFinding | null => {
  const name = PUBLIC_KEYS.get(certificate.sha256);
  const parts = certificate.subject?.split(', ') ?? [];
  const isDebug =
    parts.length === DEBUG_SUBJECT.length && DEBUG_SUBJECT.every((part) => parts.includes(part));
  if (name === undefined && !isDebug) return null;
  return {
    code: name === undefined ? 'sig.debug-key' : 'sig.test-key',
    place,
    phoneReads: null,
    toolsRead: null,
    facts: { sha256: certificate.sha256, ...(name === undefined ? {} : { name }) },
  };
};
