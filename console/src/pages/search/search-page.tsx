import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState, type ReactNode, type SubmitEvent } from 'react';
import { Button } from '../../parts/button.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Field } from '../../parts/form.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { ProblemView } from '../../parts/problem-view.tsx';
import { Lines } from '../../parts/waiting.tsx';
import { useFormats, useWords } from '../../words/context.tsx';
import { searchWords } from '../../words/search/index.ts';
import { FoundTable } from './found-table.tsx';
import { found, MOST } from './queries.ts';
import './search.css';

/** Long enough that somebody who types is not answered at each letter. */
const AFTER = 200;
const EXAMPLES = ['TikTok', '抖音', 'ByteDance', 'com.tencent.mm'];

/** Apps and companies, by whatever somebody knows of them. */
export function SearchPage(): ReactNode {
  const words = useWords(searchWords);
  const { number } = useFormats();
  const { q = '' } = useSearch({ from: '/shell/search' });
  const { data, error, isPlaceholderData, refetch } = useQuery({
    ...found(q),
    enabled: q !== '',
    placeholderData: keepPreviousData,
  });
  const count = data?.length ?? 0;
  const says =
    q === '' || data === undefined || count === 0
      ? words.answerBegin
      : count === MOST
        ? words.answerMost(number(count), q)
        : words.answer(number(count), count === 1, q);
  return (
    <>
      <PageHead title={q === '' ? words.title : words.titleOf(q)} answer={<bdi>{says}</bdi>} />
      <Ask />
      {q === '' && (
        <p className="after">
          {words.examples}:{' '}
          {EXAMPLES.map((example) => (
            <Link key={example} className="example" to="/search" search={{ q: example }}>
              {example}
            </Link>
          ))}
        </p>
      )}
      {error && <ProblemView error={error} again={() => void refetch()} />}
      <div className="found" aria-busy={isPlaceholderData}>
        {q !== '' && data === undefined && !error && <Lines rows={6} />}
        {q !== '' && data && count === 0 && (
          <Empty title={words.none}>
            <bdi>{words.noneSays(q)}</bdi> {words.noneNext}
          </Empty>
        )}
        {q !== '' && data && count > 0 && <FoundTable items={data} />}
      </div>
    </>
  );
}

/** Answers while somebody types; what was typed stays in the address, so that one can come back to it. */
function Ask(): ReactNode {
  const words = useWords(searchWords);
  const { q = '' } = useSearch({ from: '/shell/search' });
  const navigate = useNavigate({ from: '/search' });
  const [text, setText] = useState(q);
  const [asked, setAsked] = useState(q);
  // Somebody went to another search by a link, the bar on top, or back.
  if (asked !== q) {
    setAsked(q);
    if (q !== text.trim()) setText(q);
  }
  const seek = (sought: string): void =>
    void navigate({
      search: sought.trim() === '' ? {} : { q: sought.trim() },
      replace: true,
      resetScroll: false,
    });
  useEffect(() => {
    if (text.trim() === q || text.trim().length === 1) return undefined;
    const timer = setTimeout(() => seek(text), AFTER);
    return () => clearTimeout(timer);
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [text, q]);
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    seek(text);
  };
  return (
    <form className="ask" onSubmit={submit}>
      <Field id="ask" label={words.ask} hint={words.askSays}>
        {(control) => (
          <input
            {...control}
            type="search"
            value={text}
            maxLength={300}
            autoComplete="off"
            spellCheck={false}
            dir="auto"
            onChange={({ target }) => setText(target.value)}
          />
        )}
      </Field>
      <Button does type="submit">
        {words.find}
      </Button>
    </form>
  );
}
