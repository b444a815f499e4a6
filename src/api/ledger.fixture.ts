import { done, refused } from '../actions/server.ts';
import type { LedgerActions } from './ledger-actions.ts';

/** A log of 300 entries whose hashes are all zero: the door looks at places, never at hashes. */
export function fakeLedger(): LedgerActions {
  const SIZE = 300;
  const hash = Buffer.alloc(32).toString('base64');
  const hashes = ({ number, width }: { number: number; width: number }) =>
    number * 256 + width <= SIZE ? Buffer.alloc(width * 32) : null;
  return {
    checkpoint: async () => `grendel.example/log\n${SIZE}\n${hash}\n\n— grendel.example/log AAAA\n`,
    key: async () => 'grendel.example/log+00000000+AAAA',
    tile: async ({ level, ...place }) => (level === 0 ? hashes(place) : null),
    entries: async (place) => hashes(place),
    async list({ before, limit, action }) {
      const text = JSON.stringify({
        version: 1,
        action: action ?? 'finding.closed',
        object: 'finding:1',
        result: 'closed',
        origin: 'request',
        actor: `sha256:${'a'.repeat(43)}`,
        time: '2026-11-26T10:00:00.000Z',
        policy: null,
        catalogue: '2026-11-26',
        details: { devices: 1 },
        texts: [],
      });
      const from = Math.min(before ?? SIZE, SIZE) - 1;
      const leaf = Buffer.from(hash, 'base64');
      const rows = limit > 0 && from >= 0 ? [{ index: from, text, leaf }] : [];
      return { rows, next: from > 0 ? from : null, size: SIZE };
    },
    async inclusion({ index, size }) {
      const of = size ?? SIZE;
      if (of > SIZE || index >= of) return refused('proof-out-of-range', { size: SIZE });
      return done({ index, size: of, leaf: hash, proof: [hash] });
    },
    async consistency({ from, to }) {
      const of = to ?? SIZE;
      if (of > SIZE || from > of) return refused('proof-out-of-range', { size: SIZE });
      return done({ from, to: of, proof: [hash] });
    },
  };
}
