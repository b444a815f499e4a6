import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { fleets, may, organisations, session } from '../../api/queries.ts';
import { Button } from '../../parts/button.tsx';
import { StateMark, VisibilityMark } from '../../parts/mark.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Name, When } from '../../parts/values.tsx';
import { useFormats, useWords } from '../../words/context.tsx';
import { common } from '../../words/common/index.ts';
import { findingsWords } from '../../words/findings/index.ts';
import { Answers } from './answers.tsx';
import { Confirm } from './confirm.tsx';
import './findings.css';
import { History } from './history.tsx';
import { useAppName } from './kind.ts';
import { Messages } from './messages.tsx';
import { Named } from './named.tsx';
import { findingNotices, oneFinding, type Finding } from './queries.ts';

/** One prohibited app on one phone: where it stands, what happened, what the holder says, and what can be done. */
export function FindingPage(): ReactNode {
  const { finding: id } = useParams({ from: '/shell/findings/$finding' });
  const words = useWords(findingsWords);
  const nameOf = useAppName();
  const { number } = useFormats();
  const { data: own } = useSuspenseQuery(session);
  const { data: finding } = useSuspenseQuery(oneFinding(id));
  const [isConfirming, setConfirming] = useState(false);
  const mayConfirm = may(own, 'confirmFindings') && !finding.certain && finding.state !== 'closed';
  return (
    <>
      <PageHead
        title={nameOf(finding)}
        crumb={<Link to="/findings">{words.title}</Link>}
        beside={
          <>
            <StateMark state={finding.state} />
            {!finding.certain && <span className="maybe">{words.possible}</span>}
          </>
        }
        answer={<Sentence finding={finding} />}
      />
      {mayConfirm && (
        <p className="actions">
          <Button does onPress={() => setConfirming(true)}>
            {words.confirm.title('1', true)}
          </Button>
        </p>
      )}
      <div className="split">
        <div>
          <Answers finding={id} session={own} />
          {may(own, 'listNotices') && <Messages finding={id} session={own} />}
          <History finding={id} />
        </div>
        <aside className="aside" aria-labelledby="facts">
          <h2 id="facts">{words.one.facts}</h2>
          <Facts finding={finding} />
          <Named key={id} finding={id} />
        </aside>
      </div>
      {isConfirming && (
        <Confirm
          findings={[id]}
          nameOf={() => `${words.phone(number(finding.device))}, ${nameOf(finding)}`}
          close={() => setConfirming(false)}
          done={() => undefined}
        />
      )}
    </>
  );
}

function Sentence({ finding }: { readonly finding: Finding }): ReactNode {
  const words = useWords(findingsWords);
  const { because } = useWords(common);
  const { number, day, fromNow } = useFormats();
  const nameOf = useAppName();
  const { data: tree } = useQuery(organisations);
  const { data: notices } = useQuery({ ...findingNotices(finding.id), retry: false });
  const organisation = tree?.find(({ id }) => id === finding.organisation)?.name ?? '';
  const deadline = notices
    ?.flatMap(({ items }) => items)
    .filter((item) => item.finding === finding.id && item.deadline !== null)
    .map((item) => item.deadline ?? '')
    .toSorted()
    .at(-1);
  // Nothing runs against who was not reached.
  const isWaiting = finding.state === 'called' && notices?.[0]?.state === 'outbox';
  const { one } = words;
  const parts = [
    one.sentence(
      nameOf(finding),
      one.phone(number(finding.device)),
      organisation,
      day(finding.opened),
    ),
    isWaiting ? one.notHandedOver : '',
    finding.state === 'closed' && finding.because && finding.closed
      ? one.closed(because[finding.because], day(finding.closed))
      : '',
    finding.state !== 'closed' && finding.usable === false ? one.hidden : '',
    finding.state === 'open' ? (finding.certain ? one.notCalled : one.notCalledPossible) : '',
    deadline && !isWaiting && finding.state === 'called'
      ? one.deadline(`${day(deadline)}, ${fromNow(deadline)}`)
      : '',
    deadline && (finding.state === 'overdue' || finding.state === 'escalated')
      ? one.late(`${day(deadline)}, ${fromNow(deadline)}`)
      : '',
  ];
  return <bdi>{parts.filter(Boolean).join(' ')}</bdi>;
}

function Facts({ finding }: { readonly finding: Finding }): ReactNode {
  const words = useWords(findingsWords);
  const { platform, none, unknown } = useWords(common);
  const { number } = useFormats();
  const { data: fleetList } = useQuery(fleets);
  const { one, columns } = words;
  const { app, strength, confirmed, certain, usable, reopenings } = finding;
  return (
    <dl className="facts">
      <div>
        <dt>{one.device}</dt>
        <dd>
          {words.phone(number(finding.device))}, {platform[finding.platform ?? 'unknown']}
        </dd>
      </div>
      <div>
        <dt>{one.fleet}</dt>
        <dd>
          <Name>{fleetList?.find(({ id }) => id === finding.fleet)?.name ?? none}</Name>
        </dd>
      </div>
      <div>
        <dt>{one.matched}</dt>
        <dd>
          {one.strength[strength]}
          {certain && confirmed && `; ${one.confirmed}`}
        </dd>
      </div>
      <div>
        <dt>{one.seen}</dt>
        <dd>
          <When at={finding.seen} time />
        </dd>
      </div>
      <div>
        <dt>{one.visible}</dt>
        <dd>
          <VisibilityMark visibility={finding.seenAs} />
        </dd>
      </div>
      <div>
        <dt>{columns.usable}</dt>
        <dd>{usable === null ? unknown : usable ? words.usable.yes : words.usable.no}</dd>
      </div>
      {(finding.secondCopy || reopenings > 0) && (
        <div>
          <dt className="unseen">{one.history}</dt>
          <dd>
            {finding.secondCopy && one.secondCopy}{' '}
            {reopenings > 0 && one.reopened(number(reopenings), reopenings === 1)}
          </dd>
        </div>
      )}
      {app !== null && (
        <div>
          <dt>{columns.app}</dt>
          <dd>
            <Link to="/app/$app" params={{ app }}>
              {one.why}
            </Link>
          </dd>
        </div>
      )}
    </dl>
  );
}
