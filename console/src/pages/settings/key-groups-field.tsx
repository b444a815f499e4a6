import type { ReactNode } from 'react';
import { may, type Session } from '../../api/queries.ts';
import { useWords } from '../../words/context.tsx';
import { settingsWords } from '../../words/settings/index.ts';
import { KEY_GROUPS, KEY_GROUP_NAMES, operationsOf, type KeyGroup } from './key-groups.ts';

type Props = {
  readonly own: Session;
  readonly chosen: ReadonlySet<KeyGroup>;
  readonly choose: (chosen: ReadonlySet<KeyGroup>) => void;
};

/** What a key may do, in plain words; the names of the API for whoever wants them. Nothing chosen: all of its role. */
export function KeyGroupsField({ own, chosen, choose }: Props): ReactNode {
  const { keys: words } = useWords(settingsWords);
  const groups = KEY_GROUP_NAMES.filter((name) => KEY_GROUPS[name].some((one) => may(own, one)));
  const toggle = (name: KeyGroup): void => {
    const next = new Set(chosen);
    if (!next.delete(name)) next.add(name);
    choose(next);
  };
  const operations = operationsOf(chosen).filter((one) => may(own, one));
  return (
    <fieldset aria-describedby="key-operations-hint">
      <legend>{words.operations}</legend>
      <p className="hint" id="key-operations-hint">
        {words.operationsSay}
      </p>
      {groups.map((name) => (
        <div className="choice" key={name}>
          <input
            type="checkbox"
            id={`key-group-${name}`}
            checked={chosen.has(name)}
            onChange={() => toggle(name)}
          />
          <label htmlFor={`key-group-${name}`}>{words.groups[name]}</label>
        </div>
      ))}
      {operations.length > 0 && (
        <details>
          <summary>{words.operationNames}</summary>
          <p className="small">
            <code>{operations.join(', ')}</code>
          </p>
        </details>
      )}
    </fieldset>
  );
}
