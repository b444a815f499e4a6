import { seeded } from './seeded.ts';

/**
 * An invented fleet as NDJSON, in blocks, without a file: so many devices that nobody wants to store it. 15 devices in 100 have
 * two of the apps in `known`. All is the same in every run.
 */
export function* fleetStream(
  devices: number,
  apps: number,
  known: readonly string[],
): Generator<Buffer> {
  const random = seeded(20261126);
  const others = Array.from({ length: KINDS }, (_, n) =>
    Buffer.from(app(`com.maker${n % 211}.product.app${n}`, `Product ${n}`, n)),
  );
  const hits = known.map((identifier, n) => Buffer.from(app(identifier, `Known ${n}`, n)));
  let block = Buffer.allocUnsafe(BLOCK);
  let used = 0;
  const put = (bytes: Uint8Array): void => {
    block.set(bytes, used);
    used += bytes.length;
  };
  for (let number = 0; number < devices; number++) {
    put(Buffer.from(head(number, random)));
    const withHit = random() < 0.15;
    for (let n = 0; n < apps; n++) {
      const from = withHit && n < 2 ? hits : others;
      if (n > 0) put(COMMA);
      put(from[Math.floor(random() * from.length)] ?? COMMA);
    }
    put(TAIL);
    if (used < BLOCK / 2) continue;
    yield block.subarray(0, used);
    // Whoever was given the block may still be writing it.
    block = Buffer.allocUnsafe(BLOCK);
    used = 0;
  }
  if (used > 0) yield block.subarray(0, used);
}

const KINDS = 40_000;
const BLOCK = 1 << 20;
const COMMA = Buffer.from(',');
const TAIL = Buffer.from(']}\n');

const hex = (random: () => number, length: number): string =>
  Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join('');

const head = (number: number, random: () => number): string =>
  `{"deviceId":"${hex(random, 8)}-${hex(random, 4)}-4${hex(random, 3)}-8${hex(random, 3)}-${hex(random, 12)}",` +
  `"serialNumber":"R5${hex(random, 8).toUpperCase()}","deviceName":"Phone ${number}",` +
  `"user":{"name":"Holder ${number}"},"department":"Department ${number % 60}","platform":"Android",` +
  `"osVersion":"16","managementType":"fullyManaged","lastSyncDateTime":"2026-11-${10 + (number % 16)}T08:00:00Z","applications":[`;

const app = (identifier: string, name: string, n: number): string =>
  `{"displayName":"${name}","packageName":"${identifier}","versionName":"${n % 40}.${n % 9}.${n % 7}",` +
  `"versionCode":${n * 1009},"installerPackageName":"com.android.vending","state":"INSTALLED",` +
  `"applicationSource":"INSTALLED_FROM_PLAY_STORE","userFacingType":"USER_FACING",` +
  `"signingKeyCertFingerprints":["${String(n * 7919).padStart(64, '0')}"]}`;
