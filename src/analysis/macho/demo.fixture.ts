import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

const SEED = new URL('samples/demo.macho.gz', import.meta.url);

/**
 * A program for iOS, arm64, built by samples/build.sh: classes UMDemoAnalytics, GTDemoPush and DemoOfOutside, one used from outside (BMKDemoOutside of
 * @rpath/BMKDemo.framework), an address of log.demo-analytics.example.cn, an ad hoc signature as `Demo`.
 */
export const demo = (): Buffer => gunzipSync(readFileSync(SEED));

/** Where LC_ENCRYPTION_INFO_64 stands; its cryptoff, cryptsize and cryptid follow at 8, 12 and 16. */
export const encryptionAt = (program: Buffer): number =>
  program.indexOf(Buffer.of(0x2c, 0, 0, 0, 24, 0, 0, 0));

/** The same with a word of ours for cryptid, and its code scrambled if asked, as FairPlay leaves it. */
export const withCryptid = (id: number, isScrambled: boolean): Buffer => {
  const program = demo();
  const at = encryptionAt(program);
  program.writeUInt32LE(id, at + 16);
  const start = program.readUInt32LE(at + 8);
  const end = start + program.readUInt32LE(at + 12);
  let state = 1;
  if (!isScrambled) return program;
  for (let i = start; i < end; i += 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    program[i] = (program[i] ?? 0) ^ (state >>> 16);
  }
  return program;
};

/** A fat file of these programs, with records of 32 bytes for 64-bit offsets or of 20. */
export const fat = (programs: readonly Buffer[], isWide = false): Buffer => {
  const width = isWide ? 32 : 20;
  const head = Buffer.alloc(4096);
  head.writeUInt32BE(isWide ? 0xcafebabf : 0xcafebabe, 0);
  head.writeUInt32BE(programs.length, 4);
  let offset = head.length;
  programs.forEach((program, i) => {
    const at = 8 + i * width;
    head.writeUInt32BE(0x0100000c, at);
    if (isWide) {
      head.writeBigUInt64BE(BigInt(offset), at + 8);
      head.writeBigUInt64BE(BigInt(program.length), at + 16);
    } else {
      head.writeUInt32BE(offset, at + 8);
      head.writeUInt32BE(program.length, at + 12);
    }
    offset += program.length;
  });
  return Buffer.concat([head, ...programs]);
};
