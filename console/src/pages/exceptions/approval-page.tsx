import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { api, got } from '../../api/client.ts';
import { refusedAs } from '../../api/problem.ts';
import { may, session, type Session } from '../../api/queries.ts';
import { Button } from '../../parts/button.tsx';
import { Choice, Form, type FieldError } from '../../parts/form.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Name } from '../../parts/values.tsx';
import { useFormats, useWords } from '../../words/context.tsx';
import { exceptionsWords } from '../../words/exceptions/index.ts';
import { policiesWords } from '../../words/policies/index.ts';
import { lastDay } from '../../parts/day-field.tsx';
import { useOrganisationName } from '../../parts/names.ts';
import { Reasons } from '../../parts/reasons.tsx';
import { useDeed } from '../../parts/use-deed.ts';
import { ExceptionMark } from './exception-mark.tsx';
import { approval, type Approval } from './queries.ts';

/** One approval: what, for whom, until when; and the decision. */
export function ApprovalPage(): ReactNode {
  const words = useWords(exceptionsWords);
  const { day, number } = useFormats();
  const organisation = useOrganisationName();
  const { approval: id } = useParams({ from: '/shell/exceptions/approvals/$approval' });
  const { data: own } = useSuspenseQuery(session);
  const { data: one } = useSuspenseQuery(approval(id));
  const [isLate, setLate] = useState(false);
  return (
    <>
      <PageHead
        crumb={
          <Link to="/exceptions" search={{ show: 'approvals' }}>
            {words.tabs.approvals}
          </Link>
        }
        title={one.name}
        beside={<ExceptionMark state={one.state} />}
        answer={
          <bdi>
            {words.approvals.answer(
              organisation(one.organisation),
              one.group,
              day(lastDay(one.review)),
            )}
          </bdi>
        }
        asOf={words.approvals.asOf(number(one.number), day(one.asked))}
      />
      {isLate && (
        <div className="note" role="alert">
          <h2>{words.late.title}</h2>
          <p>{words.late.says(words.states[one.state])}</p>
        </div>
      )}
      <dl className="facts narrow">
        <div>
          <dt>{words.columns.organisation}</dt>
          <dd>
            <Name>{organisation(one.organisation)}</Name>
          </dd>
        </div>
        <div>
          <dt>{words.approvals.android}</dt>
          <dd>
            {one.android.length === 0 ? (
              words.approvals.noId
            ) : (
              <code>{one.android.join(', ')}</code>
            )}
          </dd>
        </div>
        <div>
          <dt>{words.approvals.ios}</dt>
          <dd>{one.ios.length === 0 ? words.approvals.noId : <code>{one.ios.join(', ')}</code>}</dd>
        </div>
        <div>
          <dt>{words.approvals.review}</dt>
          <dd>{day(lastDay(one.review))}</dd>
        </div>
      </dl>
      <section className="narrow">
        {(one.state === 'asked' || one.state === 'in-force') && own.who?.person != null && (
          <Deeds one={one} own={own} onLate={setLate} />
        )}
      </section>
    </>
  );
}

type Deed = 'grant' | 'refuse' | 'withdraw' | 'take-back';

function Deeds({
  one,
  own,
  onLate,
}: {
  readonly one: Approval;
  readonly own: Session;
  readonly onLate: (isLate: boolean) => void;
}): ReactNode {
  const { approvals: words, decide } = useWords(exceptionsWords);
  const { steps, why: reasons } = useWords(policiesWords);
  const isAsked = one.state === 'asked';
  const offered: readonly Deed[] = [
    ...(isAsked && may(own, 'decideApproval') ? (['grant', 'refuse'] as const) : []),
    ...(!isAsked && may(own, 'withdrawApproval') ? (['withdraw'] as const) : []),
    ...(may(own, 'takeBackApproval') ? (['take-back'] as const) : []),
  ];
  const [deed, setDeed] = useState<Deed | null>(null);
  const [why, setWhy] = useState('');
  const [tried, setTried] = useState(false);
  const { run, error, isBusy } = useDeed({
    does: (what: Deed) => {
      const params = { path: { approval: one.id } };
      const given = { why: why.trim() };
      if (what === 'withdraw')
        return got(api.POST('/api/approvals/{approval}/withdraw', { params, body: given }));
      if (what === 'take-back')
        return got(api.POST('/api/approvals/{approval}/take-back', { params, body: given }));
      const body = { ...given, decision: what };
      return got(api.POST('/api/approvals/{approval}/decision', { params, body }));
    },
    refresh: [['approvals']],
    said: () => words.done,
    orElse: (refusal) => onLate(refusedAs(refusal, 'approval-decided')),
  });
  if (offered.length === 0) return <p className="quiet">{decide.notYours}</p>;
  const errors: readonly FieldError[] =
    why.trim() === '' ? [{ field: 'why', says: decide.whyMissing }] : [];
  const decideIt = (): void => {
    setTried(true);
    if (errors.length === 0 && deed !== null) run(deed);
  };
  return (
    <Form onSubmit={decideIt} errors={tried ? errors : NONE} refused={error}>
      <Choice
        legend={isAsked ? decide.title : words.change}
        value={deed}
        onChange={setDeed}
        options={offered.map((value) => ({
          value,
          label: words.deeds[value],
          says: words.deedsSay[value],
        }))}
      />
      <Reasons
        id="why"
        label={reasons}
        value={why}
        onChange={setWhy}
        error={tried ? errors[0]?.says : null}
      />
      <Button
        type="submit"
        does
        whyNot={isBusy ? steps.doing : deed === null ? decide.firstSays : null}
      >
        {deed === null ? decide.first : words.deeds[deed]}
      </Button>
    </Form>
  );
}
const NONE: readonly FieldError[] = [];
