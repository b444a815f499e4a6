import type { ReactNode } from 'react';
import { CheckMark } from '../../parts/mark.tsx';
import { useFormats, useWords } from '../../words/context.tsx';
import { ledgerWords } from '../../words/ledger/index.ts';
import type { Outcome, Step } from './check/check-log.ts';
import type { LogChecked } from './queries.ts';

/** One thing that was checked: how it ended, and what it was. */
export function CheckLine({
  outcome,
  word,
  children,
}: {
  readonly outcome: Outcome;
  /** Another word than the outcome's. */
  readonly word?: string;
  readonly children: ReactNode;
}): ReactNode {
  const { outcomes } = useWords(ledgerWords);
  const holds = outcome === 'unknown' ? null : outcome === 'holds';
  return (
    <li>
      <CheckMark holds={holds}>{word ?? outcomes[outcome]}</CheckMark>
      <span>{children}</span>
    </li>
  );
}

/** The steps of checking the log, each with what came of it. */
export function Checks({ log }: { readonly log: LogChecked }): ReactNode {
  const words = useWords(ledgerWords);
  return (
    <ul className="checks">
      {log.steps.map((step) => (
        <CheckLine
          key={step.kind}
          outcome={step.outcome}
          {...(step.kind === 'key' && step.is === 'first' ? { word: words.outcomes.first } : {})}
        >
          <StepText step={step} log={log} />
        </CheckLine>
      ))}
      {log.compared === 'nothing' && (
        <CheckLine outcome="unknown" word={words.outcomes.first}>
          {words.steps.nothingBefore}
        </CheckLine>
      )}
    </ul>
  );
}

function StepText({ step, log }: { readonly step: Step; readonly log: LogChecked }): ReactNode {
  const { steps } = useWords(ledgerWords);
  const { number, moment } = useFormats();
  switch (step.kind) {
    case 'readable':
      return steps.unreadable;
    case 'signed':
      return steps.signed[step.outcome];
    case 'key':
      return steps.key[step.is];
    case 'earlier-readable':
      return log.compared === 'pasted' ? steps.pastedUnreadable : steps.rememberedUnreadable;
    case 'earlier-signed':
      return log.compared === 'pasted'
        ? steps.pastedSigned[step.outcome](number(step.size))
        : steps.rememberedSigned[step.outcome](
            number(step.size),
            log.before ? moment(log.before.at) : '',
          );
    case 'begins-with':
      if (step.outcome === 'holds')
        return steps.begins[step.is](number(step.from), number(step.to));
      return step.is === 'shorter' || step.is === 'other-log'
        ? steps.begins[step.is](number(step.from), number(step.to))
        : steps.changed(number(step.from));
    default:
      return step satisfies never;
  }
}
