import type { FileFinding } from '../../core/vetting/file-finding.ts';
import type { Said } from '../axml/value.ts';
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
  if (base.manifest?.splitting.split !== null) tellNoBase(archive, parts.length);
  tellMissing(archive, base, parts);
  differs('split.package-differs', ({ manifest }) =>
    (manifest?.package?.text ?? 'none').slice(0, 300),
  );
  differs('split.version-differs', ({ manifest }) => manifest?.versionCode?.value ?? 'none');
  differs('split.signer-differs', signedBy);
};

/** What is there are parts of an app, one or several, without the one that they are parts of. */
export const tellNoBase = ({ report }: Archive, parts: number): void =>
  report({
    code: 'split.no-base',
    place: placeOf(''),
    phoneReads: 'refuses to install it',
    toolsRead: 'one of the parts',
    facts: { parts },
  });

/** Parts that the app itself says it needs: without them phones refuse it, and what is in them nobody has read. */
export const tellMissing = (archive: Archive, base: Apk, parts: readonly Apk[]): void => {
  const { split = null, isSplitRequired = false } = base.manifest?.splitting ?? {};
  const there = new Set(parts.flatMap((part) => typesIn(part.manifest?.splitting.splitTypes)));
  const missing = parts
    .flatMap((part) => typesIn(part.manifest?.splitting.requiredSplitTypes))
    .filter((type) => !there.has(type));
  const isAlone = split === null && isSplitRequired && parts.length === 1;
  if (missing.length === 0 && !isAlone) return;
  archive.report({
    code: 'split.missing',
    place: placeOf(''),
    phoneReads: 'refuses to install it',
    toolsRead: 'an app',
    facts: { parts: parts.length, missing: [...new Set(missing)].slice(0, 10).join(', ') },
  });
};

/** `base__abi,base__density` */
const typesIn = (said: Said | null | undefined): readonly string[] =>
  (said?.text ?? '').split(',').flatMap((type) => type.trim() || []);

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
