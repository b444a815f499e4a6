/** `blocks-clearing`: nothing good may be concluded from a file that has it. */
export type Severity = 'info' | 'notable' | 'blocks-clearing';

/**
 * All codes of findings about app files, with how much they weigh; a code once given never changes its meaning. Readers add theirs in their own group;
 * `docs/vetting-codes.md` explains each.
 */
export const FILE_FINDING_CODES = {
  // zip.*: the archive
  // axml.*: the binary manifest
  // arsc.*: the table of resources
  // dex.*: Android code
  // sig.*: Android signatures
  // apk.*, split.*: an app as a whole
  // ipa.*, plist.*, macho.*: Apple
  // limit.*: a bound of ours was met
} as const satisfies Readonly<Record<string, Severity>>;

export type FileFindingCode = keyof typeof FILE_FINDING_CODES;
