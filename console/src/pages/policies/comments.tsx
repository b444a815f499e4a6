import { useSuspenseQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { api, got } from '../../api/client.ts';
import { may, session } from '../../api/queries.ts';
import { Button } from '../../parts/button.tsx';
import { Field, Form } from '../../parts/form.tsx';
import { Name, When } from '../../parts/values.tsx';
import { common } from '../../words/common/index.ts';
import { useWords } from '../../words/context.tsx';
import { policiesWords } from '../../words/policies/index.ts';
import type { ChangeRead } from './queries.ts';
import { usePersonName } from '../../parts/names.ts';
import { useDeed } from '../../parts/use-deed.ts';

/** What those whom it binds say of it. */
export function Comments({ read }: { readonly read: ChangeRead }): ReactNode {
  const words = useWords(policiesWords);
  const person = usePersonName(read.comments.map((one) => one.person));
  const { data: own } = useSuspenseQuery(session);
  const { change, comments } = read;
  const mayComment =
    change.state === 'proposed' && own.who?.person != null && may(own, 'commentOnChange');
  return (
    <>
      <h2 id="said">{words.comments.title}</h2>
      {comments.length === 0 && <p className="quiet">{words.comments.none}</p>}
      <ul className="list">
        {comments.map((one) => (
          <li key={one.id}>
            <b>
              <Name>{person(one.person)}</Name>
            </b>
            , <Name>{one.organisationName}</Name>
            <p className="said">
              <bdi>{one.words}</bdi>
            </p>
            <span className="when">
              <When at={one.at} time />
            </span>
          </li>
        ))}
      </ul>
      {mayComment && <Comment read={read} />}
    </>
  );
}

function Comment({ read: { change, binds } }: { readonly read: ChangeRead }): ReactNode {
  const words = useWords(policiesWords);
  const { form } = useWords(common);
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [organisation, setOrganisation] = useState(binds[0]?.id ?? '');
  const [isMissing, setMissing] = useState(false);
  const { run, error, isBusy } = useDeed({
    does: () =>
      got(
        api.POST('/api/changes/{change}/comments', {
          params: { path: { change: change.id } },
          body: { organisation, words: text.trim() },
        }),
      ),
    refresh: [['changes']],
    said: () => words.comments.added,
    after: () => {
      setText('');
      setOpen(false);
    },
  });
  if (binds.length === 0) return null;
  if (!isOpen)
    return (
      <p className="after">
        <button type="button" className="link-button" onClick={() => setOpen(true)}>
          {words.comments.add}
        </button>
      </p>
    );
  const say = (): void => {
    setMissing(text.trim() === '');
    if (text.trim() !== '') run(undefined);
  };
  return (
    <div className="after">
      <Form onSubmit={say} refused={error}>
        {binds.length > 1 && (
          <Field label={words.comments.onBehalf}>
            {(control) => (
              <select
                {...control}
                value={organisation}
                onChange={({ target }) => setOrganisation(target.value)}
              >
                {binds.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        <Field
          id="comment"
          label={words.comments.words}
          hint={words.comments.hint}
          error={isMissing ? form.required : null}
        >
          {(control) => (
            <textarea
              {...control}
              maxLength={4000}
              value={text}
              onChange={({ target }) => setText(target.value)}
            />
          )}
        </Field>
        <Button type="submit" whyNot={isBusy ? words.steps.doing : null}>
          {words.comments.say}
        </Button>
      </Form>
    </div>
  );
}
