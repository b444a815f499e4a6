import type { ReactNode } from 'react';
import { DataTable } from '../../parts/data-table.tsx';
import type { Column } from '../../parts/table-columns.ts';
import { useFormats, useWords } from '../../words/context.tsx';
import { ledgerWords } from '../../words/ledger/index.ts';
import { toBase64, toHex } from './check/bytes.ts';
import type { EntryChecked } from './check/check-entry.ts';
import type { LogEntry } from './check/entries.ts';
import type { Checkpoint } from './check/note.ts';
import type { Joined } from './check/tree.ts';
import { CheckLine, Checks } from './checks.tsx';
import type { LogChecked } from './queries.ts';

type Props = {
  readonly entry: LogEntry;
  readonly checkpoint: Checkpoint;
  readonly checked: EntryChecked;
  readonly log: LogChecked;
};
const short = (hash: Uint8Array): string => `${toBase64(hash).slice(0, 10)}…`;

/** The way from the entry to the signed root: as a picture, as steps that were checked, and as a list. */
export function EntryProof({ entry, checkpoint, checked, log }: Props): ReactNode {
  const words = useWords(ledgerWords);
  const { number } = useFormats();
  const { leaf, path, outcome } = checked;
  const steps = path?.steps ?? [];
  const n = number(steps.length);
  return (
    <section aria-labelledby="proof">
      <h2 id="proof">{words.proof.title}</h2>
      <p className="lead">{words.proof.says(n, steps.length === 1)}</p>
      <div className={outcome === 'holds' ? 'proof' : 'proof proof--broken'}>
        <ol className="path" aria-hidden="true">
          {steps.length === 0 && <li />}
          {steps.map(({ side, other }) => (
            <li key={toHex(other)} className={`from-${side}`} />
          ))}
        </ol>
        <p className="ends">
          <span>
            <b>{words.entry(number(entry.index))}</b>
            <br />
            <span className="mono">{short(leaf)}</span>
          </span>
          <span>
            <b>{words.proof.root}</b>
            <br />
            <span className="mono">{short(checkpoint.root)}</span>
          </span>
        </p>
      </div>
      <ul className="checks">
        <CheckLine outcome="holds">
          {words.proof.leaf} <code>{toHex(leaf).slice(0, 16)}…</code>
        </CheckLine>
        <CheckLine outcome={outcome}>
          {outcome === 'holds' ? words.proof.leads(n, steps.length === 1) : words.proof.astray}
          {outcome === 'fails' && path && <code> {short(path.root)}</code>}
        </CheckLine>
      </ul>
      <Checks log={log} />
      {steps.length > 0 && (
        <details className="fold">
          <summary>{words.proof.list(n, steps.length === 1)}</summary>
          <Hashes steps={steps} />
        </details>
      )}
    </section>
  );
}

function Hashes({ steps }: { readonly steps: readonly Joined[] }): ReactNode {
  const { proof } = useWords(ledgerWords);
  const { number } = useFormats();
  const rows = steps.map((step, at) => ({ ...step, at: at + 1 }));
  const columns: readonly Column<(typeof rows)[number]>[] = [
    { id: 'step', header: proof.columns.step, isName: true, cell: ({ at }) => number(at) },
    { id: 'side', header: proof.columns.side, cell: ({ side }) => proof.sides[side] },
    {
      id: 'hash',
      header: proof.columns.hash,
      cell: ({ other }) => <span className="mono">{short(other)}</span>,
    },
    {
      id: 'covers',
      header: proof.columns.covers,
      isNumber: true,
      cell: ({ covers }) => number(covers),
    },
  ];
  return (
    <DataTable
      caption={proof.caption}
      columns={columns}
      rows={rows}
      rowKey={({ at }) => String(at)}
    />
  );
}
