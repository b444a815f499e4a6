import type { ReactNode } from 'react';
import { useFormats, useWords } from '../../words/context.tsx';
import { appWords } from '../../words/app/index.ts';
import { common } from '../../words/common/index.ts';
import type { App } from './queries.ts';

/** What the app is known by on phones: the exact case is kept, since it is sent. */
export function Identifiers({ app }: { readonly app: App }): ReactNode {
  const words = useWords(appWords).ids;
  const { platform } = useWords(common);
  const { list } = useFormats();
  const others = [...new Set(app.names.map(({ name }) => name))].filter(
    (name) => name !== app.app.name,
  );
  return (
    <section aria-labelledby="ids">
      <h2 id="ids">{words.title}</h2>
      {app.identifiers.length === 0 ? (
        <p className="quiet">{words.none}</p>
      ) : (
        <table className="fold-rows identifiers">
          <caption className="unseen">{words.caption(app.app.name)}</caption>
          <thead>
            <tr>
              <th scope="col">{words.identifier}</th>
              <th scope="col">{words.platform}</th>
              <th scope="col">{words.match}</th>
            </tr>
          </thead>
          <tbody>
            {app.identifiers.map((one) => (
              <tr key={`${one.platform} ${one.identifier}`}>
                <th scope="row">
                  <code>{one.identifier}</code>
                </th>
                <td data-label={words.platform}>{platform[one.platform]}</td>
                <td data-label={words.match}>
                  <span>
                    {[
                      one.borrowed ? words.borrowed : words.exact,
                      one.trackId === '' ? '' : words.store(one.trackId),
                      one.basis === 'read' ? '' : words.unread,
                    ]
                      .filter(Boolean)
                      .join('; ')}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {app.identifiers.length > 1 && <p className="small quiet after">{words.covers}</p>}
      {others.length > 0 && (
        <p className="small quiet after">
          <bdi>{words.names(list(others.slice(0, 12)))}</bdi>
        </p>
      )}
    </section>
  );
}
