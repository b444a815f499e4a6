import { useState, type ReactNode } from 'react';
import { may, type Session } from '../../api/queries.ts';
import { Button } from '../../parts/button.tsx';
import { VerdictMark } from '../../parts/mark.tsx';
import { When } from '../../parts/values.tsx';
import { useWords } from '../../words/context.tsx';
import { vettingWords } from '../../words/vetting/index.ts';
import { Discard } from './discard.tsx';
import { ProposeForm } from './propose-form.tsx';
import type { Read, Report } from './queries.ts';
import { Safe } from './safe.tsx';

type Props = { readonly read: Read; readonly report: Report; readonly session: Session };

/** What was made of it: findings that somebody proposed or signed; and the file by its hash. */
export function ReportAside({ read, report, session }: Props): ReactNode {
  const { aside: words } = useWords(vettingWords);
  const [isProposing, setProposing] = useState(false);
  const mayPropose = may(session, 'proposeFromVetting') && report.app !== null;
  return (
    <aside className="aside" aria-labelledby="findings">
      <h2 id="findings">{words.findings}</h2>
      {read.findings.length === 0 && <p>{words.noFindings}</p>}
      <ul className="list">
        {read.findings.map(({ change, state, app, decision, from }) => (
          <li key={change}>
            <VerdictMark verdict={decision} /> <Safe>{report.names.apps[app] ?? app}</Safe>
            <span className="when">
              {words.states[state]}, <When at={from} />
            </span>
          </li>
        ))}
      </ul>
      {mayPropose ? (
        <p className="after">
          <Button onPress={() => setProposing(true)}>{words.propose}</Button>
        </p>
      ) : (
        <p className="small quiet after">
          {report.app === null ? words.nothingToPropose : words.proposeNotYours}
        </p>
      )}
      {isProposing && <ProposeForm read={read} onClose={() => setProposing(false)} />}
      <h2>{words.file}</h2>
      <p className="small">
        SHA-256 <code>{report.sha256}</code>
      </p>
      <p className="small quiet">{read.vetting.kept ? words.kept : words.notKept}</p>
      {may(session, 'deleteVetting') && <Discard vetting={read.vetting.id} />}
    </aside>
  );
}
