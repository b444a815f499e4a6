import type { ReactNode } from 'react';
import {
  Button,
  Header,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
} from 'react-aria-components';
import type { Session } from '../api/queries.ts';
import { ROOT } from '../api/root.ts';
import { useLanguage, useWords } from '../words/context.tsx';
import { common, type CommonWords } from '../words/common/index.ts';
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '../words/language.ts';
import { COLOURS, colours, setColours, type Colours } from './colours.ts';
import { showKeys } from './keys.tsx';
import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { actAs, start } from '../api/sample.ts';

/** Before the person to act as; alone: nobody any more. */
const ACT = 'act:';

/** Who is signed in, and what is theirs to set: language, colours, the way out. */
export function Who({ session }: { readonly session: Session }): ReactNode {
  const words = useWords(common);
  const { who } = session;
  const name = who?.name ?? words.who.operator;
  return (
    <div className="who">
      <MenuTrigger>
        <Button className="plain who-button">
          <bdi>{name}</bdi>
          <span>{roleOf(session, words)}</span>
        </Button>
        <Popover className="popover" placement="bottom end">
          <Settings acting={session.acting} />
        </Popover>
      </MenuTrigger>
    </div>
  );
}

function roleOf({ who }: Session, { roles, who: words }: CommonWords): string {
  if (who?.kind === 'operator') return words.operatorSays;
  const names = who?.grants.flatMap(({ role }) => (role === 'operator' ? [] : roles[role])) ?? [];
  return [...new Set(names)].join(', ') || words.noRole;
}

function Settings({ acting }: { readonly acting: boolean }): ReactNode {
  const { who, roles } = useWords(common);
  const { language, read } = useLanguage();
  const [tones, setTones] = useState(colours);
  const { data: begun } = useQuery(start);
  const people = begun?.people ?? [];
  const act = (key: string): void => {
    if (key === 'keys') showKeys();
    else if (key === 'out') signOut();
    else if (key.startsWith(ACT)) void actAs(key.slice(ACT.length) || null, acting);
  };
  return (
    <Menu className="menu-list" aria-label={who.language} onAction={(key) => act(String(key))}>
      <MenuSection
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[language]}
        onSelectionChange={(keys) => read([...keys][0] as Language)}
      >
        <Header>{who.language}</Header>
        {LANGUAGES.map((one) => (
          <MenuItem key={one} id={one} textValue={LANGUAGE_NAMES[one]}>
            <span lang={one}>{LANGUAGE_NAMES[one]}</span>
          </MenuItem>
        ))}
      </MenuSection>
      <MenuSection
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[tones]}
        onSelectionChange={(keys) => {
          const wanted = [...keys][0] as Colours;
          setColours(wanted);
          setTones(wanted);
        }}
      >
        <Header>{who.colours}</Header>
        {COLOURS.map((one) => (
          <MenuItem key={one} id={one}>
            {who[one]}
          </MenuItem>
        ))}
      </MenuSection>
      {(people.length > 0 || acting) && (
        <MenuSection>
          <Header>{who.actAs}</Header>
          {people.map(({ person, name, role }) => (
            <MenuItem key={person} id={ACT + person} textValue={name}>
              <span>
                <bdi>{name}</bdi>, {roles[role]}
              </span>
            </MenuItem>
          ))}
          {acting && <MenuItem id={ACT}>{who.actNoMore}</MenuItem>}
        </MenuSection>
      )}
      <MenuSection aria-label={who.signOut}>
        <MenuItem id="keys">{who.keys}</MenuItem>
        <MenuItem id="out">{who.signOut}</MenuItem>
      </MenuSection>
    </Menu>
  );
}

/** A form and no request: the server answers with a page, and what this page knew is gone with it. */
function signOut(): void {
  const form = document.createElement('form');
  form.method = 'post';
  form.action = `${ROOT}/auth/logout`;
  document.body.append(form);
  form.submit();
}
