import type { FleetId } from '../../core/finding.ts';
import { mergeInventories } from '../../core/fleet.ts';
import type { AppId } from '../../core/statements.ts';
import { openContact } from '../../privacy/contact.ts';
import { newKeyRing } from '../../privacy/keys.ts';
import { pseudonymsIn, type Alias } from '../../privacy/pseudonym.ts';
import { readAll } from '../reading.fixture.ts';
import { WATCHLIST } from '../watchlist.fixture.ts';
import {
  FOLD_LIMITS,
  foldInWorker,
  type Folded,
  type FoldLimits,
  type FoldRequest,
} from './fold-in-worker.ts';
import type { FoldedDevice } from './unpack.ts';

/** For tests only. */
export const KEYS = newKeyRing();
export const FLEET = 'ministry' as FleetId;
export const apps = (...ids: string[]): ReadonlySet<AppId> => new Set(ids as AppId[]);

export const requestOf = (request: Partial<FoldRequest> = {}): FoldRequest => ({
  fileName: 'export',
  fleet: FLEET,
  watchlist: WATCHLIST,
  keys: KEYS,
  prohibited: apps('tiktok', 'wechat', 'temu', 'vk'),
  undetermined: apps(),
  signal: new AbortController().signal,
  ...request,
});

export type Bytes = string | Uint8Array | Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

/** Folds in a thread and takes all devices. */
export async function foldAll(
  content: Bytes,
  request: Partial<FoldRequest> = {},
  limits: Partial<FoldLimits> = {},
): Promise<{ readonly folded: Folded; readonly devices: readonly FoldedDevice[] }> {
  const folding = foldInWorker(requestOf(request), { ...FOLD_LIMITS, ...limits });
  try {
    const chunks =
      typeof content === 'string' || content instanceof Uint8Array
        ? [Buffer.from(content)]
        : content;
    for await (const chunk of chunks) await folding.write(chunk);
    const folded = await folding.end();
    const devices = folded.ok ? (await Array.fromAsync(folded.devices)).flat() : [];
    return { folded, devices };
  } finally {
    await folding.close();
  }
}

/** In words that can be compared: pseudonyms, facts, hits, and who is to be called. */
export const told = (device: FoldedDevice): string => {
  const { aliases, contact, hits, ...facts } = device;
  const opened = contact === null ? null : openContact(KEYS.sealing, FLEET, contact);
  return JSON.stringify({
    aliases: aliases.map(aliasText),
    facts,
    hits: hits.map((hit) => JSON.stringify(hit)).toSorted(),
    contact: opened,
  });
};
const hex = (bytes: Uint8Array | null): string | null =>
  bytes === null ? null : Buffer.from(bytes).toString('hex');
const aliasText = ({ key, pseudonym, serial }: Alias): readonly unknown[] => [
  key,
  hex(pseudonym),
  hex(serial),
];

/** The same by the plain way: `readInventory` and the core, in this thread, for files whose devices differ. */
export async function directly(content: Uint8Array): Promise<readonly string[]> {
  const name = pseudonymsIn(FLEET, KEYS.pseudonym);
  return [...mergeInventories(await readAll(content))].map(({ seen, hits }) => {
    const { organisation, platform, enrolment, ownership, visibility, collected } = seen;
    const { name: called, holder } = seen;
    const byApp = Map.groupBy(hits, ({ app }) => app);
    return JSON.stringify({
      aliases: name(seen).map(aliasText),
      facts: { organisation, platform, enrolment, ownership, visibility, collected },
      hits: [...byApp.values()]
        .map(([hit, ...more]) =>
          JSON.stringify({
            app: hit?.app,
            strength: hit?.strength,
            platform: hit?.platform,
            secondCopy: [hit, ...more].some((one) => one?.secondCopy === true),
          }),
        )
        .toSorted(),
      contact:
        hits.length === 0 || (called === null && holder === null)
          ? null
          : { ok: true, contact: { name: called, holder } },
    });
  });
}
