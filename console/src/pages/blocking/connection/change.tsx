import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { api, got } from '../../../api/client.ts';
import { Button } from '../../../parts/button.tsx';
import { Field, Form, type FieldError } from '../../../parts/form.tsx';
import { tell } from '../../../parts/toasts.tsx';
import { useWords } from '../../../words/context.tsx';
import { blockingWords } from '../../../words/blocking/index.ts';
import { SettingField } from '../connect/setting-field.tsx';
import type { Connection, Mdm } from '../queries.ts';

type Props = { readonly connection: Connection; readonly mdm: Mdm };
const HOURS = ['syncHours', 'checkHours'] as const;
const hoursIn = (text: string): number | null =>
  /^\s*\d{1,3}\s*$/.test(text) && Number(text) <= 720 ? Number(text) : null;

/** Another credential by its name, other hours. What says which MDM it is stays as it is. */
export function Change({ connection, mdm }: Props): ReactNode {
  const { about: words, connect, settings: names } = useWords(blockingWords);
  const queries = useQueryClient();
  const [values, setValues] = useState<Readonly<Record<string, string>>>(connection.settings);
  const [hours, setHours] = useState({
    syncHours: String(connection.syncHours),
    checkHours: String(connection.checkHours),
  });
  const [isTried, setTried] = useState(false);
  const open = mdm.settings.filter(({ fixed }) => !fixed);
  const settings = Object.fromEntries(
    Object.entries(values)
      .map(([name, value]) => [name, value.trim()])
      .filter(([, value]) => value !== ''),
  );
  const missing = open.filter(({ name, optional }) => !optional && !settings[name]);
  const named = names as Readonly<Record<string, string>>;
  const errors: readonly FieldError[] = isTried
    ? [
        ...missing.map(({ name, what }) => ({
          field: `setting-${name}`,
          says: connect.needs(named[`${mdm.mdm}.${name}`] ?? what),
        })),
        ...HOURS.filter((name) => hoursIn(hours[name]) === null).map((name) => ({
          field: name,
          says: words.noHours,
        })),
      ]
    : [];
  const change = useMutation({
    mutationFn: (body: { readonly syncHours: number; readonly checkHours: number }) =>
      got(
        api.POST('/api/connections/{connection}/change', {
          params: { path: { connection: connection.id } },
          body: { ...body, settings },
        }),
      ),
    async onSuccess() {
      tell(words.edited);
      await queries.invalidateQueries({ queryKey: ['connections'] });
    },
  });
  const submit = (): void => {
    setTried(true);
    const [syncHours, checkHours] = [hoursIn(hours.syncHours), hoursIn(hours.checkHours)];
    if (missing.length > 0 || syncHours === null || checkHours === null) return;
    change.mutate({ syncHours, checkHours });
  };
  const saidOf = (field: string): string | null =>
    errors.find((one) => one.field === field)?.says ?? null;
  return (
    <details className="fold">
      <summary>{words.edit}</summary>
      <div>
        <p className="hint">{words.editSays}</p>
        <Form onSubmit={submit} errors={errors} refused={change.error}>
          {open.map((setting) => (
            <SettingField
              key={setting.name}
              mdm={mdm.mdm}
              setting={setting}
              value={values[setting.name] ?? ''}
              error={saidOf(`setting-${setting.name}`)}
              onChange={(value) => setValues({ ...values, [setting.name]: value })}
            />
          ))}
          {HOURS.map((name) => (
            <Field key={name} id={name} label={words[name]} error={saidOf(name)}>
              {(control) => (
                <input
                  {...control}
                  type="text"
                  inputMode="numeric"
                  size={4}
                  value={hours[name]}
                  onChange={({ target }) => setHours({ ...hours, [name]: target.value })}
                />
              )}
            </Field>
          ))}
          <Button type="submit" isPending={change.isPending}>
            {words.editDo}
          </Button>
        </Form>
      </div>
    </details>
  );
}
