import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { api, got } from '../../../api/client.ts';
import { fleets, may, organisations, session } from '../../../api/queries.ts';
import { Button } from '../../../parts/button.tsx';
import { Field, Form, type FieldError } from '../../../parts/form.tsx';
import { ProblemView } from '../../../parts/problem-view.tsx';
import { useLanguage, useWords } from '../../../words/context.tsx';
import { common } from '../../../words/common/index.ts';
import { blockingWords } from '../../../words/blocking/index.ts';
import type { Mdm } from '../queries.ts';
import { tryTest } from '../test-query.ts';
import { TestResult } from '../test-result.tsx';
import { Rights } from './rights.tsx';
import { SecretsHelp } from './secrets-help.tsx';
import { SettingField } from './setting-field.tsx';

/** Its fleet and its settings; tried before anything is kept. What the reading credential needs comes first, applying can be left for later. */
export function ConnectForm({ mdm }: { readonly mdm: Mdm }): ReactNode {
  const { connect: words, settings: names } = useWords(blockingWords);
  const { form } = useWords(common);
  const { language } = useLanguage();
  const { data: all } = useSuspenseQuery(fleets);
  const { data: own } = useSuspenseQuery(session);
  const { data: tree } = useSuspenseQuery(organisations);
  const places = new Map(tree.map((one) => [one.id, one.name]));
  const queries = useQueryClient();
  const navigate = useNavigate();
  const here = all.filter((one) => one.mdm === mdm.mdm);
  const [fleet, setFleet] = useState(here[0]?.id ?? '');
  const [name, setName] = useState(mdm.title);
  const [organisation, setOrganisation] = useState(tree[0]?.id ?? '');
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [isTried, setTried] = useState(false);
  const settings = Object.fromEntries(
    Object.entries(values)
      .map(([key, value]) => [key, value.trim()])
      .filter(([, value]) => value !== ''),
  );
  const missing = mdm.settings.filter((one) => !one.optional && !settings[one.name]);
  const errors: readonly FieldError[] = isTried
    ? [
        ...missing.map((one) => ({
          field: `setting-${one.name}`,
          says: words.needs(
            (names as Readonly<Record<string, string>>)[`${mdm.mdm}.${one.name}`] ?? one.what,
          ),
        })),
        ...(fleet === '' && name.trim() === ''
          ? [{ field: 'fleet-name', says: form.required }]
          : []),
      ]
    : [];
  const test = useMutation({
    mutationFn: () => tryTest({ mdm: mdm.mdm, settings, ...(fleet !== '' && { fleet }) }, language),
  });
  const connect = useMutation({
    async mutationFn() {
      const into =
        fleet ||
        (
          await got(
            api.POST('/api/fleets', { body: { organisation, name: name.trim(), mdm: mdm.mdm } }),
          )
        ).id;
      setFleet(into);
      return got(api.POST('/api/connections', { body: { fleet: into, mdm: mdm.mdm, settings } }));
    },
    async onSuccess({ id }) {
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['connections'] }),
        queries.invalidateQueries({ queryKey: ['fleets'] }),
      ]);
      await navigate({ to: '/blocking/$connection', params: { connection: id } });
    },
  });
  const submit = (): void => {
    setTried(true);
    if (missing.length === 0 && (fleet !== '' || name.trim() !== '')) connect.mutate();
  };
  const tryIt = (): void => {
    setTried(true);
    if (missing.length === 0) test.mutate();
  };
  const fields = (use: 'read' | 'apply'): ReactNode =>
    mdm.settings
      .filter((one) => one.use === use)
      .map((setting) => (
        <SettingField
          key={setting.name}
          mdm={mdm.mdm}
          setting={setting}
          value={values[setting.name] ?? ''}
          error={errors.find(({ field }) => field === `setting-${setting.name}`)?.says ?? null}
          onChange={(value) => setValues({ ...values, [setting.name]: value })}
        />
      ));
  return (
    <Form onSubmit={submit} errors={errors} refused={connect.error}>
      <Field id="fleet" label={words.fleet} hint={words.fleetSays}>
        {(control) => (
          <select {...control} value={fleet} onChange={({ target }) => setFleet(target.value)}>
            {here.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
            {may(own, 'addFleet') && <option value="">{words.newFleet}</option>}
          </select>
        )}
      </Field>
      {fleet === '' && (
        <>
          <Field id="fleet-name" label={words.fleetName}>
            {(control) => (
              <input
                {...control}
                type="text"
                value={name}
                maxLength={200}
                onChange={({ target }) => setName(target.value)}
              />
            )}
          </Field>
          <Field id="organisation" label={words.organisation}>
            {(control) => (
              <select
                {...control}
                value={organisation}
                onChange={({ target }) => setOrganisation(target.value)}
              >
                {tree.map((one) => (
                  <option key={one.id} value={one.id}>
                    {one.path.map((id) => places.get(id) ?? id).join(' › ')}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </>
      )}
      <fieldset>
        <legend>{words.toRead}</legend>
        {fields('read')}
        <SecretsHelp mdm={mdm} use="read" fleet={fleet} />
        <Rights rights={mdm.rights.read} title={words.rightsToRead} />
      </fieldset>
      <details className="fold">
        <summary>{words.toApply}</summary>
        <div>
          <p className="hint">{words.toApplySays}</p>
          {fields('apply')}
          <SecretsHelp mdm={mdm} use="apply" fleet={fleet} />
          <Rights rights={mdm.rights.apply} title={words.rightsToApply} />
        </div>
      </details>
      {test.error && <ProblemView error={test.error} />}
      {test.data && <TestResult tested={test.data} />}
      <p className="actions">
        <Button type="submit" does isPending={connect.isPending}>
          {words.do(mdm.title)}
        </Button>
        {own.who?.may.includes('tryConnection') && (
          <Button isPending={test.isPending} onPress={tryIt}>
            {words.try}
          </Button>
        )}
      </p>
    </Form>
  );
}
