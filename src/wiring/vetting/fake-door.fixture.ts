import { createHash } from 'node:crypto';
import type { VettingDoor } from '../../actions/vetting/door.ts';
import type { Day } from '../../core/day.ts';
import { examine } from '../../core/vetting/examine.ts';
import { factsOf, type FactsCase } from '../../core/vetting/facts.fixture.ts';
import { KNOWN } from '../../core/vetting/knowledge.fixture.ts';
import type { Examined } from '../../core/vetting/report.ts';

export type FakeVettingDoor = VettingDoor & {
  /** How often a file was read, by its text. */
  readonly reads: string[];
  /** Of readers and signs. */
  current: string;
};

/** Reads a file that is JSON: what facts it is to give; all else is no app file. `during`: while it is being read. */
export function fakeVettingDoor(
  during: (text: string, signal: AbortSignal) => Promise<boolean> = async () => true,
): FakeVettingDoor {
  const reads: string[] = [];
  const door: FakeVettingDoor = {
    reads,
    current: 'one',
    atOnce: 1,
    edition: async () => ({
      id: door.current,
      reader: 'fake',
      catalogue: '2026-11-26' as Day,
      digest: 'c'.repeat(64),
    }),
    hash() {
      const hash = createHash('sha256');
      return { update: (bytes) => void hash.update(bytes), digest: () => hash.digest('hex') };
    },
    async examine(pieces, _, signal) {
      const all: Uint8Array[] = [];
      for await (const piece of pieces) all.push(piece);
      const text = Buffer.concat(all).toString();
      reads.push(text);
      return (await during(text, signal)) ? readFake(text) : null;
    },
  };
  return door;
}

function readFake(text: string): Examined {
  const sha256 = createHash('sha256').update(text).digest('hex');
  const known = { sha256, size: text.length, findings: [] };
  const facts = text.startsWith('{') ? (JSON.parse(text) as FactsCase) : null;
  const read =
    facts === null
      ? ({ ...known, facts: null, why: 'no-app-file' } as const)
      : { ...known, facts: factsOf(facts) };
  return JSON.parse(JSON.stringify(examine(read, KNOWN))) as Examined;
}
