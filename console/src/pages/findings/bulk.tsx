import { useState, type ReactNode } from 'react';
import { Button } from '../../parts/button.tsx';
import { useFormats, useWords } from '../../words/context.tsx';
import { findingsWords } from '../../words/findings/index.ts';
import { Confirm } from './confirm.tsx';
import type { Finding } from './queries.ts';

const AT_ONCE = 200;
type Props = {
  readonly findings: readonly Finding[];
  readonly mayConfirm: boolean;
  readonly clear: () => void;
};

/** What has been chosen, and what can be done to how many of it. */
export function Bulk({ findings, mayConfirm, clear }: Props): ReactNode {
  const words = useWords(findingsWords).bulk;
  const { number } = useFormats();
  const [isConfirming, setConfirming] = useState(false);
  const phones = new Set(findings.map(({ device }) => device)).size;
  const possible = findings.filter(({ certain, state }) => !certain && state !== 'closed');
  const isTooMany = findings.length > AT_ONCE;
  return (
    <div className="bulk" role="region" aria-label={words.label}>
      <p role="status">
        <b>
          {words.chosen(
            number(findings.length),
            number(phones),
            findings.length === 1,
            phones === 1,
          )}
        </b>{' '}
        {possible.length === 0
          ? words.allCertain
          : words.possible(number(possible.length), possible.length === 1)}
      </p>
      <div className="actions">
        {mayConfirm && possible.length > 0 && (
          <Button
            small
            onPress={() => setConfirming(true)}
            whyNot={isTooMany ? words.most(number(AT_ONCE)) : null}
          >
            {words.confirm(number(possible.length))}
          </Button>
        )}
        <Button small onPress={clear}>
          {words.none}
        </Button>
      </div>
      {isConfirming && (
        <Confirm
          findings={findings.map(({ id }) => id)}
          close={() => setConfirming(false)}
          done={clear}
        />
      )}
    </div>
  );
}
