/** What one exchange with an MDM may take at most: a vendor that misbehaves, or somebody in its place, must not take the process down. */
export type Bounds = {
  /** Until the first byte of an answer, and between two pieces of its body; milliseconds. */
  readonly silence: number;
  /** For the whole of an answer that is not streamed: one that drips keeps nobody waiting for ever; milliseconds. */
  readonly whole: number;
  /** Of an answer that is parsed as JSON, unpacked. Graph's pages of 1,000 devices are about 4 MB. */
  readonly jsonBytes: number;
  readonly jsonDepth: number;
  /** Of an answer that is streamed, unpacked: a report of 100,000 devices with 100 apps each is about 1.5 GB. */
  readonly bodyBytes: number;
  /** Of an error's body; more is not read. */
  readonly errorBytes: number;
  /** Sendings of one request, the first included. */
  readonly tries: number;
  /** The longest single wait; an MDM that asks for more is left alone, and the caller told when to come again; milliseconds. */
  readonly wait: number;
  readonly redirects: number;
};

export const BOUNDS: Bounds = {
  silence: 60_000,
  whole: 300_000,
  jsonBytes: 32 * 1024 * 1024,
  jsonDepth: 64,
  bodyBytes: 8 * 1024 * 1024 * 1024,
  errorBytes: 64 * 1024,
  tries: 6,
  wait: 120_000,
  redirects: 3,
};
