import { useState, type ReactNode } from 'react';
import {
  Autocomplete,
  Button as AriaButton,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  SearchField,
  useFilter,
} from 'react-aria-components';
import { useFormats, useWords } from '../words/context.tsx';
import { common } from '../words/common/index.ts';

/** One that holds, as a word. */
export type FilterWord = {
  readonly key: string;
  readonly says: string;
  readonly remove: () => void;
};
/** What can be added, by heading. */
export type FilterChoice = {
  readonly heading: string;
  readonly options: readonly {
    readonly key: string;
    readonly says: string;
    readonly add: () => void;
  }[];
};
type Props = {
  readonly shown: number | null;
  readonly all: number | null;
  readonly words: readonly FilterWord[];
  readonly choices: readonly FilterChoice[];
  /** At the end of the line: a download. */
  readonly end?: ReactNode;
};

/** `37 of 1,204`, and the filters as words that can be taken away. They live in the address; this shows and changes them. */
export function Filters({ shown, all, words: held, choices, end }: Props): ReactNode {
  const words = useWords(common);
  const { number } = useFormats();
  const count =
    shown === null ? null : all === null ? number(shown) : words.of(number(shown), number(all));
  return (
    <div className="filters" role="group" aria-label={words.filters.label}>
      {count && (
        <span className="count" role="status">
          {count}
        </span>
      )}
      <ul>
        {held.map(({ key, says, remove }) => (
          <li className="word" key={key}>
            <bdi>{says}</bdi>
            <button type="button" onClick={remove} aria-label={words.filters.remove(says)}>
              ✕
            </button>
          </li>
        ))}
      </ul>
      {choices.length > 0 && <Adding choices={choices} />}
      {end && <span className="end">{end}</span>}
    </div>
  );
}

/** Of each heading at most so many are shown; of thousands of organisations the one that is meant is found by typing. */
const MOST = 12;

function Adding({ choices }: { readonly choices: readonly FilterChoice[] }): ReactNode {
  const words = useWords(common);
  const { number } = useFormats();
  const [typed, setTyped] = useState('');
  const { contains } = useFilter({ sensitivity: 'base' });
  const act = new Map(choices.flatMap(({ options }) => options.map(({ key, add }) => [key, add])));
  const found = choices
    .map(({ heading, options }) => ({
      heading,
      options: typed === '' ? options : options.filter(({ says }) => contains(says, typed)),
    }))
    .filter(({ options }) => options.length > 0);
  const menu = (
    <Menu
      className="menu-list"
      aria-label={words.filters.choose}
      onAction={(key) => act.get(String(key))?.()}
      renderEmptyState={() => <p className="more">{words.filters.none}</p>}
    >
      {found.map(({ heading, options }) => (
        <MenuSection key={heading}>
          <Header>
            {heading}
            {options.length > MOST && (
              <span className="more">{words.filters.more(number(options.length - MOST))}</span>
            )}
          </Header>
          {options.slice(0, MOST).map(({ key, says }) => (
            <MenuItem key={key} id={key} textValue={says}>
              <bdi>{says}</bdi>
            </MenuItem>
          ))}
        </MenuSection>
      ))}
    </Menu>
  );
  return (
    <MenuTrigger onOpenChange={() => setTyped('')}>
      <AriaButton className="button button--small">{words.filters.add}</AriaButton>
      <Popover className="popover">
        {choices.some(({ options }) => options.length > MOST) ? (
          <Autocomplete inputValue={typed} onInputChange={setTyped}>
            {/* Somebody has just opened it to choose: what they type is meant for it. */}
            {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
            <SearchField className="menu-search" aria-label={words.filters.find} autoFocus>
              <Input placeholder={words.filters.find} />
            </SearchField>
            {menu}
          </Autocomplete>
        ) : (
          menu
        )}
      </Popover>
    </MenuTrigger>
  );
}
