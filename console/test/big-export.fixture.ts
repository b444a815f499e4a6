/**
 * An invented fleet as NDJSON, in blocks, without a file: half a gigabyte that nobody has to store. All is the same in every run but the
 * devices' numbers; one device in a hundred has an app that the catalogue prohibits.
 */
export function* bigExport(bytes: number): Generator<Uint8Array> {
  const other = Array.from({ length: APPS }, (_, n) => app(`com.maker${n}.product`)).join(',');
  const hit = `${app(PROHIBITED)},${other}`;
  let left = bytes;
  for (let device = 0; left > 0;) {
    let block = '';
    for (; block.length < BLOCK; device += 1)
      block += `${head(device)}${device % 100 === 0 ? hit : other}]}\n`;
    left -= block.length;
    yield Buffer.from(block);
  }
}
const APPS = 60;
const BLOCK = 1 << 20;
const PROHIBITED = 'com.zhiliaoapp.musically';

const head = (n: number): string =>
  `{"deviceId":"00000000-0000-4000-8000-${String(n).padStart(12, '0')}","serialNumber":"R5BIG${n}",` +
  `"deviceName":"Phone ${n}","user":{"name":"Holder ${n}"},"department":"Department ${n % 60}",` +
  `"platform":"Android","osVersion":"16","managementType":"fullyManaged",` +
  `"lastSyncDateTime":"2026-11-16T08:00:00Z","applications":[`;

const app = (identifier: string): string =>
  `{"displayName":"Product","packageName":"${identifier}","versionName":"4.1.2","versionCode":401002,` +
  `"installerPackageName":"com.android.vending","state":"INSTALLED",` +
  `"applicationSource":"INSTALLED_FROM_PLAY_STORE","userFacingType":"USER_FACING"}`;
