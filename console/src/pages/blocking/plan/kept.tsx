import type { ReactNode } from 'react';
import { useFormats, useWords } from '../../../words/context.tsx';
import { blockingWords } from '../../../words/blocking/index.ts';
import type { Plan } from '../queries.ts';
import { keptIn, type KeptLine } from './diff.ts';

/** What the plan leaves as it is, and why: a phone that nothing is done about is said, never left out. */
export function Kept({ plan }: { readonly plan: Plan }): ReactNode {
  const { kept } = useWords(blockingWords).plan;
  const lines = keptIn(plan);
  if (lines.length === 0) return null;
  return (
    <>
      <h3 className="kept-title">{kept.title}</h3>
      <ol className="diff">
        {lines.map((line) => (
          <Line
            key={line.kind === 'gap' ? `${line.reason} ${line.platform}` : line.kind}
            line={line}
          />
        ))}
      </ol>
    </>
  );
}

function Line({ line }: { readonly line: KeptLine }): ReactNode {
  const { kept, diff } = useWords(blockingWords).plan;
  const { number } = useFormats();
  const n = line.kind === 'unread' ? line.things : line.phones;
  return (
    <li className="keep">
      <span className="sign" aria-hidden="true">
        {line.kind === 'unread' ? '…' : '='}
      </span>
      <p>
        <b>{line.kind === 'unread' ? kept.wait : kept.leave}</b>: <Why line={line} />
      </p>
      <p className="n">
        {number(n)}
        {line.kind !== 'unread' && <span className="unseen"> {diff.phones(n === 1)}</span>}
      </p>
    </li>
  );
}

function Why({ line }: { readonly line: KeptLine }): ReactNode {
  const { kept, fits } = useWords(blockingWords).plan;
  if (line.kind === 'exempted') return kept.exempted;
  if (line.kind === 'unread') return kept.unread;
  const phones =
    line.platform === null ? fits.phones : (fits.platforms[line.platform as 'ios'] ?? fits.phones);
  const reason = (kept.reasons as Readonly<Record<string, string>>)[line.reason] ?? line.reason;
  return kept.gap(phones, reason);
}
