/** What an IPA may cost us, beyond its archive, its property lists and its programs. They stand in docs/vetting-limits.md. */
export const BOUNDS = {
  /** Programs that are opened: the app, its extensions, frameworks and dylibs. */
  programs: 400,
  /** Bytes of one program, which is inflated whole. */
  program: 512 * 2 ** 20,
  /** Bytes of all programs together: also where entries of the archive overlap. */
  inAllPrograms: 2 ** 30,
  /** Property lists that are read, of bundles, languages and privacy manifests. */
  plists: 2000,
  /** Bytes of all property lists together. */
  inAllPlists: 32 * 2 ** 20,
  /** Bytes that are searched for where texts of property lists stand. */
  searched: 64 * 2 ** 20,
  /** Entries of one list of facts. */
  list: 5000,
  /** Characters of a value; longer ones are not shown. */
  value: 300,
  certificates: 200,
  certificate: 64 * 1024,
} as const;
