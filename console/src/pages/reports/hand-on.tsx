import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ROOT } from '../../api/root.ts';
import { Button } from '../../parts/button.tsx';
import { CheckMark } from '../../parts/mark.tsx';
import { ProblemView } from '../../parts/problem-view.tsx';
import { When } from '../../parts/values.tsx';
import { useFormats, useLanguage, useWords } from '../../words/context.tsx';
import { reportsWords } from '../../words/reports/index.ts';
import { reportFiles, type HandedOn, type ReportOf } from './queries.ts';

/** The files of one moment, with their manifest: what is handed on, and how whoever gets it checks it. */
export function HandOn({ of }: { readonly of: ReportOf }): ReactNode {
  const { files: words } = useWords(reportsWords);
  const { language } = useLanguage();
  const { bytes } = useFormats();
  const made = useQuery(reportFiles(of));
  const page = new URLSearchParams({ ...of, language }).toString();
  return (
    <aside className="aside" aria-labelledby="hand-on">
      <h2 id="hand-on">{words.title}</h2>
      <p>{words.says}</p>
      <p className="actions after">
        <a
          className="button button--small"
          href={`${ROOT}/api/report/html?${page}`}
          target="_blank"
          rel="noreferrer"
        >
          {words.page}
        </a>
        <Button small isPending={made.isFetching} onPress={() => void made.refetch()}>
          {words.make}
        </Button>
      </p>
      {made.error && <ProblemView error={made.error} />}
      {made.data && (
        <>
          <p className="small quiet after">
            {words.made} <When at={made.data.manifest.made} time />.
          </p>
          <ul className="list after">
            {made.data.files.map((file) => (
              <li key={file.name}>
                <Save name={file.name} type={file.type} content={file.content} />
                <span className="when">
                  {bytes(file.bytes)} ·{' '}
                  <CheckMark holds={file.fits}>
                    {file.fits ? words.fits : words.doesNotFit}
                  </CheckMark>
                  <br />
                  SHA-256 <code>{file.sha256}</code>
                </span>
              </li>
            ))}
            <li>
              <Save
                name="manifest.json"
                type="application/json"
                content={`${JSON.stringify(made.data.manifest, null, 2)}\n`}
              />
              <span className="when">{words.manifest}</span>
            </li>
          </ul>
        </>
      )}
    </aside>
  );
}

function Save({ name, type, content }: Pick<HandedOn, 'name' | 'type' | 'content'>): ReactNode {
  const { files: words } = useWords(reportsWords);
  const save = (): void => {
    const href = URL.createObjectURL(new Blob([content], { type }));
    const link = document.createElement('a');
    link.href = href;
    link.download = name;
    link.click();
    URL.revokeObjectURL(href);
  };
  return (
    <Button small onPress={save}>
      {words.save(name)}
    </Button>
  );
}
