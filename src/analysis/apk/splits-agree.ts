import type { FileFinding } from '../../core/vetting/file-finding.ts';
import { placeOf } from '../zip/open-zip.ts';
import type { Archive } from './inside.ts';
import type { Apk } from './read-apk.ts';

/** Android installs parts together only if package, version code and signers are the same in all. */
export const agree = (archive: Archive, base: Apk, parts: readonly Apk[]): void => {
  const differs = (code: FileFinding['code'], of: (apk: Apk) => string): void => {
    const others = parts.filter((part) => part !== base && of(part) !== of(base));
    const [first] = others;
    if (first === undefined) return;
    archive.report({
      code,
      place: placeOf(first.archive.name.slice(archive.name === '' ? 0 : archive.name.length + 1)),
      phoneReads: 'refuses to install it',
      toolsRead: 'one of the parts',
      facts: { base: of(base), other: of(first), parts: others.length },
    });
  };
  if (base.manifest?.splitting.split !== null)
    archive.report({
      code: 'split.no-base',
      place: placeOf(''),
      phoneReads: 'refuses to install it',
      toolsRead: 'one of the parts',
      facts: { parts: parts.length },
    });
  differs('split.package-differs', ({ manifest }) =>
    (manifest?.package?.text ?? 'none').slice(0, 300),
  );
  differs('split.version-differs', ({ manifest }) => manifest?.versionCode?.value ?? 'none');
  differs('split.signer-differs', signedBy);
};

/** Whose signatures the newest phones look at, broken ones apart. */
const signedBy = ({ signers }: Apk): string => {
  const looked = signers.filter(({ role, verified }) => role === 'signer' && verified !== false);
  const newest = looked.filter(({ scheme }) => scheme === looked[0]?.scheme);
  return (
    newest
      .map(({ certificate }) => certificate.sha256)
      .toSorted()
      .join(' ') || 'nobody'
  );
};
