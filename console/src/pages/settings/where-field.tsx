import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { may, organisations, session } from '../../api/queries.ts';
import { Field } from '../../parts/form.tsx';

type Props = {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly onChange: (organisation: string) => void;
};

/** An organisation of the tree, indented by how deep it is. */
export function WhereField({ id, label, hint, value, onChange }: Props): ReactNode {
  const { data: own } = useQuery(session);
  const { data: tree } = useQuery({
    ...organisations,
    enabled: own !== undefined && may(own, 'listOrganisations'),
  });
  if (!tree) return null;
  return (
    <Field id={id} label={label} hint={hint}>
      {(control) => (
        <select {...control} value={value} onChange={({ target }) => onChange(target.value)}>
          {tree.map((one) => (
            <option key={one.id} value={one.id}>
              {'\u2003'.repeat(one.path.length - 1) + one.name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
