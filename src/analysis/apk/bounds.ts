/** What an Android app may cost us. They stand in docs/vetting-limits.md. */
export const BOUNDS = {
  /** The largest manifest in seven real apps has 175 kB. */
  manifest: 64 * 2 ** 20,
  resources: 256 * 2 ** 20,
  /** One file of code, inflated; and how many of them, with those in archives inside. */
  code: 256 * 2 ** 20,
  codeFiles: 200,
  /** All code that is kept to be asked, inflated. */
  codeInAll: 512 * 2 ** 20,
  /** Archives inside an app (levels below the file), how many are opened in all, and bytes of one that is deflated. */
  depth: 2,
  nested: 300,
  nestedBytes: 64 * 2 ** 20,
  /** Parts of an app in a split archive, and bytes of one that is deflated. */
  members: 300,
  memberBytes: 512 * 2 ** 20,
  /** Files whose first bytes are looked at, to find code under other names. */
  sniffed: 500,
  /** Texts that are searched for hosts and numbers of registers: files, bytes of one, bytes of all. */
  texts: 300,
  textBytes: 16 * 2 ** 20,
  textBytesInAll: 32 * 2 ** 20,
  /** Certificates that an app brings along: files, bytes of one. */
  certificates: 200,
  certificateBytes: 2 ** 20,
  /** Files of code in places where Android does not look for it. */
  hidden: 1_000,
  /** What a list of facts may hold. */
  listed: 5_000,
} as const;
