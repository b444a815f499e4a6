import type { FileFindingWords } from './index.ts';

export const en: FileFindingWords = {
  'apk.code-gap': 'The numbers of the files of code have a gap (classes2.dex, classes4.dex)',
  'apk.hidden-code': 'Code lies where Android does not look for it; the app has to load it itself',
  'apk.manifest-many': 'There are several manifests of the same name',
  'apk.no-app': 'The archive is neither an APK nor holds one',
  'apk.no-code':
    'The app does not say that it has no code, and has none: it comes from elsewhere, or is packed',
  'apk.resources-packed': 'resources.arsc is packed, in an app for Android 11 or newer',
  'apk.resources-unaligned':
    'resources.arsc does not begin on a boundary of four bytes, in an app for Android 11 or newer',
  'apk.several-apps': 'An archive into which somebody put an app, or several: not the parts of one',
  'arsc.chunk-size': 'A chunk leads past the end, or is too small for its kind',
  'arsc.entry-broken':
    'The value of a resource lies outside of its chunk, or its text is not there',
  'arsc.not-a-table':
    'resources.arsc is no table of resources; labels that refer to it are not known',
  'arsc.reference-circle': 'Resources refer to each other in a circle',
  'arsc.reference-too-deep':
    'A resource refers to one that refers to one, more often than Android follows (20), or to too many',
  'arsc.second-pool': 'There is more than one pool of texts',
  'arsc.too-many-types': 'More chunks of values than our bound; the rest is not asked',
  'arsc.too-much': 'One question led to more places or answers than our bound',
  'arsc.unknown-chunk': 'A chunk of a type that we do not know was passed by its size',
  'axml.attribute-layout':
    'Attributes of an element lie further apart, closer or later than the 20 bytes that everybody writes',
  'axml.attribute-order': 'An attribute stands behind one with a larger resource id',
  'axml.attribute-without-id': "An attribute of Android's namespace has a name and no resource id",
  'axml.attributes-outside':
    'An element says that it has more attributes than its chunk has room for',
  'axml.attributes-overlap': 'Attributes of an element lie over each other',
  'axml.chunk-header':
    "A chunk's header is smaller or larger than it can be, or not on a boundary of four bytes",
  'axml.chunk-size':
    "A chunk's size is below 8 (then a reader could stand still for ever) or leads past the end",
  'axml.cut-off': 'The file ends before its root element does',
  'axml.duplicate-attribute': 'The same attribute stands twice in one element',
  'axml.end-before-start': 'An element ends before the first begins',
  'axml.header-size': 'The header of a namespace, element or text has another size than 16',
  'axml.index': 'A name or value refers to a string that is not there; it counts as none',
  'axml.name-missing':
    'A component, permission or query has no name, or its name is a reference to a resource',
  'axml.names-blanked': 'Names of attributes are empty',
  'axml.names-differ': 'An attribute has the id of one and the name of another',
  'axml.no-manifest': 'There is no element manifest; nothing could be read',
  'axml.node-size': 'A namespace, element or text is too small for what it must hold',
  'axml.not-binary': 'The file is no binary XML: too short, or text',
  'axml.other-root': 'The first element is not manifest',
  'axml.package-name': 'The package has no name that a phone takes, or none at all',
  'axml.raw-differs':
    'An attribute holds two texts that differ: its value, and the text it was compiled from',
  'axml.root-header': 'The header of the whole has another size than 8',
  'axml.root-size': 'The file says that it is larger than it is, or too small to hold anything',
  'axml.root-type':
    'The first number is not the one of binary XML. Phones do not look at it; many tools stop here',
  'axml.second-application': 'There is more than one application',
  'axml.second-map':
    'There is more than one list of resource ids, or of strings, before the first element',
  'axml.second-pool':
    'There is more than one list of resource ids, or of strings, before the first element',
  'axml.second-root': 'Elements stand after the root is closed',
  'axml.string-count': 'The pool says that it has more strings than have room',
  'axml.string-length': 'A UTF-8 string has a zero inside',
  'axml.strings-broken': 'The pool of strings contradicts itself, or does not end with a zero',
  'axml.strings-gap':
    '64 bytes or more that nothing refers to lie between the list of strings and the strings',
  'axml.text-cut': 'A text is longer than our bound and was cut',
  'axml.too-deep': 'Elements are nested deeper than our bound; those inside were passed over',
  'axml.too-large': 'The file is larger than our bound and was not read',
  'axml.too-many-strings': 'More strings, or more things, than our bounds; the rest is missing',
  'axml.too-much': 'More strings, or more things, than our bounds; the rest is missing',
  'axml.trailing-bytes':
    'Bytes follow the end of the XML, inside or outside of what the file says it is',
  'axml.unknown-chunk': 'A chunk of a type that nobody knows',
  'dex.checksum': 'The checksum of the code is wrong: it was changed after it was compiled',
  'dex.container': 'One file holds several lists of classes (version 041)',
  'dex.container-broken':
    'Where the next list of a container should begin there is none, or its way to the next one leads nowhere',
  'dex.cut-off': 'A table of strings, types or classes reaches past the end of the file',
  'dex.header-size': 'The header says that it has another size than its version has',
  'dex.not-dex':
    'The file does not begin as Android code does, or is written for machines of the other byte order, of which there are none',
  'dex.reference-nowhere': 'Strings, types or classes refer to something outside of the file',
  'dex.size-differs': 'The file says that it has another size than it has',
  'dex.unsorted': 'Types are not in the order that phones insist on',
  'dex.version': 'A version that we do not know (035 to 041 are known)',
  'file.many-entries': 'The archive has more entries than any real app (50,000)',
  'file.two-platforms':
    'At the top it is both an Android app and an app for iOS. The Android one was read',
  'ipa.ambiguous-app': 'Payload/ has more than one app',
  'ipa.binary-missing': 'The program that Info.plist names is not there, or is no program',
  'ipa.bundle-id': 'The bundle ID is none that Apple gives out',
  'ipa.bundle-id-differs': 'The code signature was made for another identifier',
  'ipa.fairplay': "The folder of FairPlay's keys is there: a copy from the App Store",
  'ipa.info-unreadable': "The app's Info.plist can't be read: who it says it is, is not known",
  'ipa.limit': 'More programs, property lists or names than our bound; the rest was not read',
  'ipa.no-payload':
    'The app does not lie in Payload/: a zipped .app folder, which is how no store and no phone has it',
  'ipa.profile-broken':
    'The provisioning profile is no signed message; the list inside was read if it was there',
  'ipa.profile-not-apple':
    'The profile is not signed by the certificate that Apple signs profiles with: phones do not take such a profile',
  'ipa.profile-signature':
    "The signature of the provisioning profile does not hold over it, or can't be verified",
  'ipa.signature':
    "The signature of the app's program does not hold: over its directory, or over the pages of the code",
  'ipa.signer-not-apple':
    'The certificates in the code signature do not lead to a root of Apple: no phone starts it, unless it is signed anew',
  'ipa.simulator': 'The program was made for the simulator on a Mac and runs on no phone',
  'ipa.store-id-differs': 'The App Store sold another app than Info.plist says it is',
  'ipa.team-differs': 'Code signature, entitlements and profile name more than one team',
  'ipa.team-unsigned': 'The code signature names a team, and nobody signed it',
  'ipa.unsigned': 'Nobody signed the app: no phone starts it unless it is signed anew',
  'limit.answer': 'The process that read the file said more than it may, and was ended',
  'limit.code': 'There is more code, or there are more parts, than are read',
  'limit.crash': 'The process that read the file came to no answer: please report it',
  'limit.dex':
    'A file of code has more types or lists of classes than phones take; the rest is unread',
  'limit.file-size': 'The file is larger than 4 GiB and was not read',
  'limit.findings': 'There was more of one code than is kept',
  'limit.memory': 'Reading the file took more memory than it may, and was ended',
  'limit.nested': 'Archives lie too deep in each other, or too many in an app; this one is unread',
  'limit.searched': 'There is more of a kind than is looked at',
  'limit.time': 'Reading the file took longer than it may, and was ended',
  'limit.zip-directory': 'The central directory is too large; its end is unread',
  'limit.zip-entries': 'There are too many entries; the rest is unread',
  'limit.zip-inflated':
    'The entries that were needed inflate to too much together; the rest is unread',
  'macho.command-size': 'A load command has a size below 8 or leads past the end',
  'macho.commands-cut':
    'There are fewer load commands than the header says, or they end behind the file',
  'macho.cryptid-lies': 'The program says that its code is encrypted, and it is not',
  'macho.entitlements-differ':
    'The two copies of the entitlements name other rights or another team',
  'macho.entitlements-unsigned':
    'The entitlements are not those that the code signature was made for',
  'macho.limit': 'More slices, classes, symbols or names than our bounds; the rest was not read',
  'macho.packed':
    "The program's texts are noise, and no encryption is declared: packed, or built to hide them",
  'macho.signature-broken': "The code signature can't be read",
  'macho.signatures-differ':
    'The code signature has directories that name different identifiers or teams',
  'macho.slice-outside':
    'A part for one kind of processor lies outside of the file, or in another part',
  'plist.bomb': 'A property list unfolds to more than our bound',
  'plist.broken': 'It is no property list, or a value of it is none',
  'plist.cycle': 'A list contains itself',
  'plist.duplicate-key': 'A key stands twice in one dict',
  'plist.entities': 'A property list in XML brings entities of its own',
  'plist.json': 'It is JSON, which no phone takes for a property list',
  'plist.offset': 'A reference leads to no object, or outside of the file',
  'plist.too-deep': 'Nested deeper than our bound; what is inside is missing',
  'plist.too-large': 'Larger than our bound, and not read',
  'sig.algorithm-unknown': 'A signer uses algorithms alone that neither phones nor we know',
  'sig.algorithms-differ':
    'The lists of digests and of signatures name other algorithms, or another order: one of them was taken out',
  'sig.attribute-broken': 'An additional attribute is cut off or leads out of its list',
  'sig.block-broken': 'The sizes in the signing block do not fit',
  'sig.certificate-broken': "A signer's certificate is missing or is none",
  'sig.content-differs': 'The content is not what was signed',
  'sig.debug-key':
    "Signed with a key that Android's build tools made on some developer's machine: no identity, and no release of anybody",
  'sig.duplicate-block': 'Two blocks of one id',
  'sig.entry-differs': 'v1: the content of entries is not what MANIFEST.MF says',
  'sig.entry-unread':
    "v1: entries are too large or can't be unpacked, so that nobody can say; the signer stands as not verified",
  'sig.janus': 'The file begins like Android code',
  'sig.key-differs':
    "The key that signed is not the one of the certificate: somebody shows another's certificate",
  'sig.limit': 'A bound of ours was met (docs/vetting-limits.md)',
  'sig.lineage-broken': 'The proof that a key followed another does not hold',
  'sig.none': 'There is no signature that could be read',
  'sig.range-differs': 'The versions of Android that a v3 signer is for are not the ones it signed',
  'sig.range-gap': 'On versions of Android that the app is for, v3 has no signer',
  'sig.range-overlap': 'Two v3 signers are for the same phones',
  'sig.rotated': 'An earlier certificate of the same developer',
  'sig.scheme-unread': 'Signed with a scheme that is newer than what we read',
  'sig.schemes-differ':
    'A scheme has other signers than the newest one, and no rotation explains it: old and new phones trust different people',
  'sig.signature-fails': 'A signature was not made with this key over these data',
  'sig.signer-broken':
    'A list of signers, or a signer, is empty, cut off or has more than our bounds',
  'sig.stripped':
    "A signer says that a newer scheme is there too (missing), and it isn't: somebody took it away",
  'sig.test-key':
    "Signed with a key of Android's own source code, which is public: anyone can sign this",
  'sig.unknown-block': 'Blocks with ids that we have no name for',
  'sig.unsigned-entry': 'v1: entries that MANIFEST.MF has no digest for that phones know',
  'sig.v1-fails': 'A v1 signature does not hold',
  'sig.v1-missing':
    'Phones with a version of Android that the app is for find no signature that they know',
  'sig.v1-only': 'Nothing but v1, which covers entries and not the archive around them',
  'sig.v1-refused': 'Nothing but v1, for an app that targets API 30 or newer',
  'sig.v1-unused': 'There is a v1 signature, and no phone that the app is for looks at it',
  'split.missing': 'The app says that it needs parts that are not there',
  'split.no-base': 'The parts of an app are there without the base',
  'split.package-differs': 'Parts have another package, version code or signer than the base',
  'split.signer-differs': 'Parts have another package, version code or signer than the base',
  'split.unread': "A part can't be opened, for the reason in why",
  'split.version-differs': 'Parts have another package, version code or signer than the base',
  'zip.bomb': 'An entry holds, or says that it holds, more than it could',
  'zip.broken-data': 'The packed bytes of an entry that was needed are broken',
  'zip.count-differs': 'The end record says another number of entries than there are',
  'zip.crc-wrong': 'The content of an entry has another CRC than the archive says',
  'zip.directory-differs':
    'The list of contents is not where, or not what, the end of the archive says',
  'zip.disk-number': 'The archive says that it is a part of several',
  'zip.duplicate-name': 'Two entries have the same name',
  'zip.encrypted-flag': 'An entry says that it is encrypted',
  'zip.end-record-many':
    'Something else at the end of the file looks like an end record, in its comment for instance',
  'zip.local-differs':
    'The header before an entry says another name, method or sizes than the central directory, there is no header, or its extra field is rubbish',
  'zip.method-unknown': "An entry is packed with a method that phones don't know",
  'zip.name-odd': 'The name of an entry misleads or is too much for tools',
  'zip.no-end-record': 'The file is no ZIP archive, or its end was cut off',
  'zip.offsets-shifted': 'Bytes were put before the archive and its offsets not adjusted',
  'zip.overlap': 'Two entries lie in the same bytes',
  'zip.prefix': 'Bytes lie before the archive',
  'zip.size-differs':
    "declared: the sizes of an entry can't be true. content: it has another size than it says. packed: something lies behind the end of its packed content",
  'zip.trailing-bytes': 'Bytes follow the end of the archive',
  'zip.unlisted-bytes':
    'Bytes between the entries belong to none of them, zeros apart: left by tools that delete in place, or hidden there',
  'zip.version-needed':
    'An entry says that it needs a newer version of the ZIP format than there is',
  'zip.zip64': 'The archive has the fields for more than 4 GiB or 65,534 entries',
};
