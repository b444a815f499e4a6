import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { may, type Session } from '../../api/queries.ts';
import { Button } from '../../parts/button.tsx';
import { useFormats, useWords } from '../../words/context.tsx';
import { findingsWords } from '../../words/findings/index.ts';
import { CallChosen } from './call-chosen.tsx';
import { Confirm } from './confirm.tsx';
import type { Finding } from './queries.ts';

const AT_ONCE = 200;
type Props = {
  readonly findings: readonly Finding[];
  readonly session: Session;
  readonly nameOf: (finding: string) => string;
  readonly clear: () => void;
};

/** What has been chosen, and what can be done to how many of it. */
export function Bulk({ findings, session, nameOf, clear }: Props): ReactNode {
  const words = useWords(findingsWords).bulk;
  const { number } = useFormats();
  const [doing, setDoing] = useState<'confirm' | 'call' | null>(null);
  const phones = new Set(findings.map(({ device }) => device)).size;
  const possible = findings.filter(({ certain, state }) => !certain && state !== 'closed');
  const ids = findings.map(({ id }) => id);
  const whyNot = findings.length > AT_ONCE ? words.most(number(AT_ONCE)) : null;
  // What an exception is asked for is one app; one that has a category only is named on its holder's page alone.
  const isOneApp = findings.every(({ app }) => app !== null && app === findings[0]?.app);
  const stop = (): void => setDoing(null);
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
        {may(session, 'confirmFindings') && possible.length > 0 && (
          <Button small onPress={() => setDoing('confirm')} whyNot={whyNot}>
            {words.confirm(number(possible.length))}
          </Button>
        )}
        {may(session, 'callFindings') && (
          <Button small onPress={() => setDoing('call')} whyNot={whyNot}>
            {words.call}
          </Button>
        )}
        {session.who?.person != null &&
          may(session, 'askException') &&
          isOneApp &&
          whyNot === null && (
            <Link
              className="button button--small"
              to="/exceptions/ask"
              search={{ findings: ids.join(',') }}
            >
              {words.ask}
            </Link>
          )}
        <Button small onPress={clear}>
          {words.none}
        </Button>
      </div>
      {doing === 'confirm' && <Confirm findings={ids} nameOf={nameOf} close={stop} done={clear} />}
      {doing === 'call' && <CallChosen findings={ids} nameOf={nameOf} close={stop} done={clear} />}
    </div>
  );
}
