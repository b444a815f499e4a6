import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { OperationName } from '../../api/generated.ts';
import { may, session, type Session } from '../../api/queries.ts';
import { refusedAs } from '../../api/problem.ts';
import { PageHead } from '../../parts/page-head.tsx';
import { Name } from '../../parts/values.tsx';
import { useFormats, useWords } from '../../words/context.tsx';
import { policiesWords } from '../../words/policies/index.ts';
import { useChangeAnswer } from './answer.ts';
import { ChangeMark, standingOf } from './change-mark.tsx';
import { Comments } from './comments.tsx';
import { Decide } from './decide.tsx';
import { Decision } from './decision.tsx';
import { Impact } from './impact.tsx';
import type { Change } from './queries.ts';
import { mayPropose } from './rights.ts';
import { usePersonName } from '../../parts/names.ts';
import { changeRead } from '../../api/policy.ts';
import { useChangeTitle } from './title.ts';
import { WhatChanges } from './what-changes.tsx';
import { Withdraw } from './withdraw.tsx';

/** One change: what it says, what it does, what is said about it, and the decision. */
export function ChangePage(): ReactNode {
  const words = useWords(policiesWords);
  const { day } = useFormats();
  const title = useChangeTitle();
  const { change: id } = useParams({ from: '/shell/policies/$change' });
  const { data: own } = useSuspenseQuery(session);
  const { data: read } = useSuspenseQuery(changeRead(id));
  const answer = useChangeAnswer(read);
  const person = usePersonName([read.change.proposer]);
  const [late, setLate] = useState<string | null>(null);
  const { change } = read;
  const isOpen = change.state === 'proposed';
  return (
    <>
      <PageHead
        crumb={
          <>
            <Link to="/policies" search={{ show: isOpen ? 'proposals' : 'decided' }}>
              {words.title}
            </Link>{' '}
            · {isOpen ? words.tabs.proposals : words.kinds[change.kind]}
          </>
        }
        title={title(change, read.content)}
        beside={<ChangeMark change={change} />}
        answer={answer}
        asOf={
          change.origin === 'shipped'
            ? words.origins.shipped
            : words.asOf(
                change.origin === 'server' ? words.somebody.server : person(change.proposer),
                day(change.proposed),
              )
        }
      />
      {late !== null && (
        <div className="note" role="alert">
          <h2>{words.late.title}</h2>
          <p>{words.late.says(words.standings[standingOf(change)])}</p>
          {late !== '' && (
            <p className="said small">
              {words.late.wrote} <bdi>{late}</bdi>
            </p>
          )}
        </div>
      )}
      <section aria-labelledby="why-proposed">
        <h2 id="why-proposed">{words.why}</h2>
        <p className="said">
          <bdi>{change.why}</bdi>
        </p>
      </section>
      <WhatChanges read={read} />
      {isOpen && may(own, 'previewChange') && <Impact change={id} />}
      <div className="split">
        <div>
          {isOpen ? (
            <Decide
              read={read}
              standing={standingTo(own, change)}
              onLate={(error, text) => refusedAs(error, 'change-decided') && setLate(text)}
            />
          ) : (
            <Decision change={change} />
          )}
          {isOpen && isMine(own, change) && may(own, 'withdrawChange') && (
            <Withdraw change={change} />
          )}
          {mayEnd(own, change) && (
            <p className="after">
              <Link className="button" to="/policies/propose" search={{ kind: 'end', ends: id }}>
                {words.propose.end}
              </Link>
            </p>
          )}
        </div>
        <aside className="aside" aria-labelledby="said">
          <Comments read={read} />
          <h2>{words.binds.title}</h2>
          <ul className="list">
            {read.binds.map(({ id: bound, name }) => (
              <li key={bound}>
                <Name>{name}</Name>
              </li>
            ))}
          </ul>
          {read.others > 0 && <p className="quiet">{words.binds.others(String(read.others))}</p>}
          {read.binds.length === 0 && read.others === 0 && (
            <p className="quiet">{words.binds.none}</p>
          )}
        </aside>
      </div>
    </>
  );
}

const isMine = ({ who }: Session, { proposer }: Change): boolean =>
  proposer !== null && proposer === who?.person;

/** Only what somebody adopted, and what holds or will, can be ended. */
const mayEnd = (own: Session, change: Change): boolean =>
  mayPropose(own).includes('end') &&
  change.origin === 'person' &&
  change.kind !== 'end' &&
  ['in-force', 'to-come'].includes(standingOf(change));

export type StandingTo =
  | 'may'
  | 'may-reject'
  | 'proposed-it'
  | 'nobody'
  | 'authority'
  | 'not-yours';

/** Whether somebody may decide on it, and else why not. */
function standingTo(own: Session, change: Change): StandingTo {
  if (isMine(own, change)) return 'proposed-it';
  if (own.who?.person == null) return 'nobody';
  if (may(own, ADOPTS[change.kind] ?? 'adoptChange')) return 'may';
  if (may(own, 'rejectChange')) return 'may-reject';
  return change.kind in ADOPTS ? 'authority' : 'not-yours';
}
/** What an authority alone decides on. */
const ADOPTS: Partial<Readonly<Record<Change['kind'], OperationName>>> = {
  clearance: 'adoptClearance',
  finding: 'adoptFinding',
};
