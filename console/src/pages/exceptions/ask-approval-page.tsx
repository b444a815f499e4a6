import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { api, got } from '../../api/client.ts';
import { may, organisations, session } from '../../api/queries.ts';
import { Empty } from '../../parts/empty.tsx';
import { Field } from '../../parts/form.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { useFormats, useWords } from '../../words/context.tsx';
import { exceptionsWords } from '../../words/exceptions/index.ts';
import { policiesWords } from '../../words/policies/index.ts';
import { several } from '../policies/listing-draft.ts';
import { DayField, dayAfter, today } from '../../parts/day-field.tsx';
import { policyInForce } from '../../api/policy.ts';
import { Reasons } from '../../parts/reasons.tsx';
import { Steps, type Step } from '../../parts/steps.tsx';
import { useDeed } from '../../parts/use-deed.ts';

/** Ask that a group may have an app. */
export function AskApprovalPage(): ReactNode {
  const words = useWords(exceptionsWords);
  const { data: own } = useSuspenseQuery(session);
  const isAllowed = own.who?.person != null && may(own, 'askApproval');
  return (
    <>
      <PageHead
        crumb={
          <Link to="/exceptions" search={{ show: 'approvals' }}>
            {words.tabs.approvals}
          </Link>
        }
        title={words.approvals.ask}
        answer={words.approvals.askSays}
      />
      {isAllowed ? (
        <Ask
          first={own.who.grants[0]?.organisation ?? ''}
          maySeeTree={may(own, 'listOrganisations')}
        />
      ) : (
        <Empty title={words.ask.notYours}>{words.decide.nobody}</Empty>
      )}
    </>
  );
}

function Ask({
  first,
  maySeeTree,
}: {
  readonly first: string;
  readonly maySeeTree: boolean;
}): ReactNode {
  const { approvals: words, columns } = useWords(exceptionsWords);
  const policies = useWords(policiesWords);
  const { day } = useFormats();
  const navigate = useNavigate();
  const { data: tree } = useQuery({ ...organisations, enabled: maySeeTree });
  const [organisation, setOrganisation] = useState(first);
  const { data: held } = useQuery(policyInForce(today(), organisation));
  const [group, setGroup] = useState('');
  const [given, setGiven] = useState({ name: '', android: '', ios: '' });
  const [last, setLast] = useState('');
  const [why, setWhy] = useState('');
  const groups = held?.policy.groups ?? [];
  const chosen = group === '' ? (groups[0]?.id ?? '') : group;
  const { run, error, isBusy } = useDeed({
    does: () =>
      got(
        api.POST('/api/approvals', {
          body: {
            organisation,
            group: chosen,
            name: given.name.trim(),
            android: [...several(given.android)],
            ios: [...several(given.ios)],
            why: why.trim(),
            review: dayAfter(last, 1),
          },
        }),
      ),
    refresh: [['approvals']],
    said: () => words.asked,
    after: ({ id }) =>
      void navigate({ to: '/exceptions/approvals/$approval', params: { approval: id } }),
  });
  const input = (name: keyof typeof given, label: string, hint: string): ReactNode => (
    <Field id={name} label={label} hint={hint}>
      {(control) => (
        <input
          {...control}
          type="text"
          size={40}
          autoComplete="off"
          value={given[name]}
          onChange={({ target }) => setGiven({ ...given, [name]: target.value })}
        />
      )}
    </Field>
  );
  const isNamed = several(given.android).length + several(given.ios).length > 0;
  const name = tree?.find(({ id }) => id === organisation)?.name ?? '';
  const steps: readonly Step[] = [
    {
      id: 'app',
      title: policies.listing.which.app,
      answer: <bdi>{given.name}</bdi>,
      errors: [
        ...(given.name.trim() === '' ? [{ field: 'name', says: policies.listing.noName }] : []),
        ...(isNamed ? [] : [{ field: 'android', says: policies.listing.noIdentifier }]),
      ],
      content: (
        <>
          {input('name', policies.listing.name, policies.listing.hints.name)}
          {input('android', policies.listing.android, policies.listing.hints.android)}
          {input('ios', policies.listing.ios, policies.listing.hints.ios)}
        </>
      ),
    },
    {
      id: 'whom',
      title: words.forWhom,
      hint: words.forWhomSays,
      answer: <bdi>{[name, chosen].filter(Boolean).join(', ')}</bdi>,
      errors: [],
      content: (
        <div className="inline">
          {tree && (
            <Field id="organisation" label={columns.organisation}>
              {(control) => (
                <select
                  {...control}
                  value={organisation}
                  onChange={({ target }) => setOrganisation(target.value)}
                >
                  {tree.map((one) => (
                    <option key={one.id} value={one.id}>
                      {'\u2003'.repeat(one.path.length - 1) + one.name}
                    </option>
                  ))}
                </select>
              )}
            </Field>
          )}
          <Field id="group" label={words.group}>
            {(control) => (
              <select {...control} value={chosen} onChange={({ target }) => setGroup(target.value)}>
                {groups.map(({ id }) => (
                  <option key={id} value={id}>
                    {id}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </div>
      ),
    },
    {
      id: 'review',
      title: words.until,
      hint: words.untilSays,
      answer: last === '' ? '' : day(last),
      errors: last === '' || last < today() ? [{ field: 'last', says: words.noReview }] : [],
      content: (
        <DayField id="last" label={words.review} value={last} onChange={setLast} min={today()} />
      ),
    },
    {
      id: 'why',
      title: words.why,
      answer: why,
      errors: why.trim() === '' ? [{ field: 'why', says: policies.decide.whyMissing }] : [],
      content: <Reasons id="why" label={policies.why} value={why} onChange={setWhy} />,
    },
  ];
  return (
    <Steps
      steps={steps}
      does={words.does(given.name.trim())}
      onDone={() => run(undefined)}
      refused={error}
      isBusy={isBusy}
    />
  );
}
