/** What a Mach-O file may cost us. They stand in docs/vetting-limits.md. */
export const BOUNDS = {
  /** Slices of a fat file; real ones have two or three. */
  slices: 8,
  /** From here on the number is the version of a Java class file, which shares the magic. */
  javaVersion: 45,
  /** Bytes of load commands that are read: real ones have some kB. */
  commands: 2 ** 20,
  segments: 64,
  sections: 4096,
  /** Dylibs and search paths, each. */
  dylibs: 4096,
  /** Bytes of the symbol table, and of its strings. */
  symbols: 32 * 2 ** 20,
  /** Entries of symbol tables and lists of classes that are looked at, in all programs of an app together. */
  work: 20_000_000,
  /** As much of that as following the pointers of one class takes, beside looking at a symbol. */
  workOfClass: 20,
  /** Names of classes that are kept, of defined and of referenced ones. */
  classes: 500_000,
  className: 512,
  /** Characters of all names together. */
  classNames: 32 * 2 ** 20,
  /** Windows of 512 kB that are read to follow pointers: a file of 300 MB needs some 1,200. */
  windows: 4000,
  /** Bytes of texts that are looked through for hosts. */
  strings: 64 * 2 ** 20,
  /** Bytes of a code signature: 32 for each 4 kB of code. */
  signature: 16 * 2 ** 20,
  entitlements: 2 ** 20,
  /** How deep Swift's types lie in each other. */
  nesting: 8,
} as const;
