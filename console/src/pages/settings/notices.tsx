import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { api, got } from '../../api/client.ts';
import { may, session } from '../../api/queries.ts';
import { Empty } from '../../parts/empty.tsx';
import { Field } from '../../parts/form.tsx';
import { ProblemView } from '../../parts/problem-view.tsx';
import { Lines } from '../../parts/waiting.tsx';
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '../../words/language.ts';
import { useFormats, useLanguage, useWords } from '../../words/context.tsx';
import { policiesWords } from '../../words/policies/index.ts';
import { settingsWords } from '../../words/settings/index.ts';
import { today } from '../../parts/day-field.tsx';
import { MEASURES, policyInForce, type Measure, type Policy } from '../../api/policy.ts';
import './settings.css';

const KINDS = ['call', 'reminder', 'overdue', 'escalation', 'exception-ending'] as const;
type Kind = (typeof KINDS)[number];

/** What holders read, in each language, about a phone that nobody has; and when, by the policy. */
export function Notices(): ReactNode {
  const { notices: words } = useWords(settingsWords);
  const { data: own } = useSuspenseQuery(session);
  const { data: held } = useQuery(policyInForce(today()));
  return (
    <>
      <section aria-labelledby="letters">
        <h2 id="letters">{words.title}</h2>
        <p className="lead">{words.lead}</p>
        {may(own, 'previewNotice') ? (
          <Preview />
        ) : (
          <Empty title={words.notYours}>{words.notYoursSays}</Empty>
        )}
      </section>
      {held && <Clock notices={held.policy.notices} />}
    </>
  );
}

function Preview(): ReactNode {
  const { notices: words } = useWords(settingsWords);
  const policies = useWords(policiesWords);
  const { language: reading } = useLanguage();
  const [kind, setKind] = useState<Kind>('call');
  const [measure, setMeasure] = useState<Measure>('remove');
  const [language, setLanguage] = useState<Language>(reading);
  const { data, error, refetch } = useQuery({
    queryKey: ['notices', 'preview', kind, measure, language],
    queryFn: ({ signal }) =>
      got(
        api.GET('/api/notices/preview', { params: { query: { kind, measure, language } }, signal }),
      ),
    placeholderData: (before) => before,
  });
  return (
    <>
      <div className="inline">
        <Field id="kind" label={words.kind}>
          {(control) => (
            <select
              {...control}
              value={kind}
              onChange={({ target }) => setKind(KINDS.find((one) => one === target.value) ?? kind)}
            >
              {KINDS.map((one) => (
                <option key={one} value={one}>
                  {words.kinds[one]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field id="measure" label={words.measure}>
          {(control) => (
            <select
              {...control}
              value={measure}
              onChange={({ target }) =>
                setMeasure(MEASURES.find((one) => one === target.value) ?? measure)
              }
            >
              {MEASURES.map((one) => (
                <option key={one} value={one}>
                  {policies.measures[one]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field id="language" label={words.language}>
          {(control) => (
            <select
              {...control}
              value={language}
              onChange={({ target }) =>
                setLanguage(LANGUAGES.find((one) => one === target.value) ?? language)
              }
            >
              {LANGUAGES.map((one) => (
                <option key={one} value={one}>
                  {LANGUAGE_NAMES[one]}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <div className="after-table">
        {error && <ProblemView error={error} again={() => void refetch()} />}
        {!data && !error && <Lines />}
        {data && (
          <article className="letter" lang={language} aria-label={words.preview}>
            <h3 className="letter-subject">{data.subject}</h3>
            {/* The subject stands above already. */}
            {data.text.startsWith(data.subject)
              ? data.text.slice(data.subject.length).trimStart()
              : data.text}
          </article>
        )}
      </div>
      <p className="small quiet after">{words.invented}</p>
    </>
  );
}

function Clock({ notices }: { readonly notices: Policy['notices'] }): ReactNode {
  const { notices: words } = useWords(settingsWords);
  const policies = useWords(policiesWords);
  const { number, list } = useFormats();
  const { quietHours } = notices;
  return (
    <section aria-labelledby="clock">
      <h2 id="clock">{words.clock}</h2>
      <p className="lead">{words.clockSays}</p>
      <dl className="facts narrow">
        {MEASURES.map((measure) => {
          const { deadlineDays, remindAfterDays, escalateAfterDays } = notices.measures[measure];
          return (
            <div key={measure}>
              <dt>{policies.measures[measure]}</dt>
              <dd>
                {deadlineDays === null ? words.noDeadline : words.deadline(number(deadlineDays))}{' '}
                {remindAfterDays.length > 0 && words.reminders(list(remindAfterDays.map(number)))}{' '}
                {escalateAfterDays !== null && words.escalated(number(escalateAfterDays))}
              </dd>
            </div>
          );
        })}
        <div>
          <dt>{words.open}</dt>
          <dd>{words.openSays(quietHours.to, quietHours.from, notices.timeZone)}</dd>
        </div>
        <div>
          <dt>{words.contact}</dt>
          <dd>
            {notices.contact === null ? words.serviceDesk : <bdi>{notices.contact.name}</bdi>}
          </dd>
        </div>
      </dl>
    </section>
  );
}
