import { useEffect, useState } from 'react';
import { checkEntry, type EntryChecked } from './check/check-entry.ts';
import type { LogEntry } from './check/entries.ts';
import type { Checkpoint } from './check/note.ts';

/** Hashes the entry and its path here. Null: not yet. */
export function useEntryChecked(
  entry: LogEntry | null,
  checkpoint: Checkpoint,
  proof: readonly string[] | null,
): EntryChecked | null {
  const [checked, setChecked] = useState<EntryChecked | null>(null);
  useEffect(() => {
    if (entry === null || proof === null) return undefined;
    let isWanted = true;
    const check = async (): Promise<void> => {
      const came = await checkEntry(entry.bytes, entry.index, checkpoint, proof);
      if (isWanted) setChecked(came);
    };
    void check();
    return () => {
      isWanted = false;
    };
  }, [entry, checkpoint, proof]);
  return checked;
}
