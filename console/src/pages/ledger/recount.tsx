import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Button } from '../../parts/button.tsx';
import { ProblemView } from '../../parts/problem-view.tsx';
import { Progress } from '../../parts/progress.tsx';
import { useFormats, useWords } from '../../words/context.tsx';
import { ledgerWords } from '../../words/ledger/index.ts';
import { same } from './check/bytes.ts';
import { WIDTH } from './check/entries.ts';
import type { Checkpoint } from './check/note.ts';
import { leafHash, rootOver } from './check/tree.ts';
import { CheckLine } from './checks.tsx';
import { entriesOfTile } from './queries.ts';

/** Reads every entry and hashes them all to the root: then not only the checkpoint is right, but every letter below it. */
export function Recount({ checkpoint }: { readonly checkpoint: Checkpoint }): ReactNode {
  const { recount: words } = useWords(ledgerWords);
  const { number } = useFormats();
  const [{ done, seconds }, tell] = useState({ done: 0, seconds: 0 });
  const { size, root } = checkpoint;
  const count = useMutation({
    async mutationFn() {
      const began = performance.now();
      const told = (now: number): void =>
        tell({ done: now, seconds: (performance.now() - began) / 1000 });
      const tree = await rootOver(leavesOf(size, told));
      return tree.size === size && same(tree.root, root);
    },
  });
  if (count.isPending)
    return (
      <Progress
        label={words.label}
        done={done}
        of={size}
        seconds={seconds}
        write={number}
        says={words.says}
      />
    );
  return (
    <>
      {count.error && <ProblemView error={count.error} />}
      {count.data !== undefined && (
        <ul className="checks">
          <CheckLine outcome={count.data ? 'holds' : 'fails'}>
            {count.data ? words.holds(number(size)) : words.fails(number(size))}
          </CheckLine>
        </ul>
      )}
      {count.data === undefined && (
        <p className="after">
          <Button small onPress={() => count.mutate()}>
            {words.do(number(size))}
          </Button>
        </p>
      )}
    </>
  );
}

async function* leavesOf(size: number, told: (done: number) => void): AsyncGenerator<Uint8Array> {
  for (let first = 0; first < size; first += WIDTH) {
    for (const { bytes } of await entriesOfTile(first / WIDTH, size)) yield await leafHash(bytes);
    told(Math.min(size, first + WIDTH));
  }
}
