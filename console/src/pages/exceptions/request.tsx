import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Name } from '../../parts/values.tsx';
import { VerdictMark } from '../../parts/mark.tsx';
import { common } from '../../words/common/index.ts';
import { useFormats, useWords } from '../../words/context.tsx';
import { exceptionsWords } from '../../words/exceptions/index.ts';
import { dayAfter, lastDay, today } from '../../parts/day-field.tsx';
import { useOrganisationName } from '../../parts/names.ts';
import { policyInForce } from '../../api/policy.ts';
import type { Exception, ExceptionFile } from './queries.ts';
import { useGround } from './use-ground.ts';

type Props = { readonly one: Exception; readonly file: ExceptionFile | null };

/** What is asked for, for whom, why, until when. The task and who asked stand in the file. */
export function Request({ one, file }: Props): ReactNode {
  const words = useWords(exceptionsWords);
  const { unknown } = useWords(common);
  const { day, number } = useFormats();
  const ground = useGround();
  const organisation = useOrganisationName();
  const where = one.organisation ?? file?.organisation ?? null;
  const { data } = useQuery({
    ...policyInForce(today(), where ?? undefined),
    enabled: where !== null,
  });
  const rules = data?.policy.exceptions;
  const app = one.app ?? file?.app ?? null;
  const name = file?.appName ?? one.appName ?? one.category ?? unknown;
  const named = file?.ground ?? one.ground;
  const group = file?.group ?? one.group;
  const phones = file?.devices.length ?? one.devices ?? 0;
  const begins = one.from ?? today();
  return (
    <dl className="facts">
      <div>
        <dt>{words.request.app}</dt>
        <dd>
          {app === null ? (
            <Name>{name}</Name>
          ) : (
            <Link to="/app/$app" params={{ app }}>
              <Name>{name}</Name>
            </Link>
          )}
          {one.state !== 'ended' && one.state !== 'refused' && one.state !== 'withdrawn' && (
            <span className="next">
              <VerdictMark verdict="prohibited" />
            </span>
          )}
        </dd>
      </div>
      <div>
        <dt>{words.request.for}</dt>
        <dd>
          {words.request.phones(number(phones), phones === 1)}
          {group !== null && (
            <>
              , <bdi>{words.request.group(group)}</bdi>
            </>
          )}
          , <Name>{organisation(where)}</Name>
          {file && (
            <p className="quiet">
              {words.request.numbers} {file.devices.map(String).join(', ')}
            </p>
          )}
        </dd>
      </div>
      <div>
        <dt>{words.request.ground}</dt>
        <dd>
          {named === null ? unknown : ground(named)}{' '}
          <span className="quiet">
            {rules &&
              named !== null &&
              (rules.grounds.includes(named) ? words.request.named : words.request.notNamed)}
          </span>
        </dd>
      </div>
      <div>
        <dt>{words.request.task}</dt>
        <dd className="said">
          {file === null ? (
            <span className="quiet">{words.request.inFile}</span>
          ) : (
            <bdi>{file.task ?? words.request.erased}</bdi>
          )}
        </dd>
      </div>
      <div>
        <dt>{words.request.period}</dt>
        <dd>
          {words.request.from(one.from === null ? null : day(one.from), day(lastDay(one.until)))}{' '}
          {rules && (
            <span className="quiet">
              {rules.maxDays === null
                ? words.request.noLimit
                : words.request.limit(day(dayAfter(begins, rules.maxDays)))}
            </span>
          )}
        </dd>
      </div>
      <div>
        <dt>{words.request.askedBy}</dt>
        <dd>
          {one.askedAs === 'holder' ? (
            words.request.byHolder
          ) : file?.askedBy ? (
            <bdi>{file.askedBy}</bdi>
          ) : (
            <span className="quiet">{words.request.inFile}</span>
          )}
        </dd>
      </div>
      {rules && (
        <div>
          <dt>{words.request.decides}</dt>
          <dd>
            <bdi>{rules.decidedBy}</bdi>
            {rules.rank !== null && (
              <span className="quiet"> {words.request.rank(rules.rank)}</span>
            )}
          </dd>
        </div>
      )}
    </dl>
  );
}
