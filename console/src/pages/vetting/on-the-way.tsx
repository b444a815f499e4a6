import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Button } from '../../parts/button.tsx';
import { ProblemView } from '../../parts/problem-view.tsx';
import { Progress } from '../../parts/progress.tsx';
import { useFormats, useWords } from '../../words/context.tsx';
import { common } from '../../words/common/index.ts';
import { vettingWords } from '../../words/vetting/index.ts';
import { Safe } from './safe.tsx';
import { cancelUpload, forgetUpload, useUploads, type Upload } from './uploads.ts';

/** Files that are being sent, each with how far it is. */
export function OnTheWay(): ReactNode {
  const { way: words } = useWords(vettingWords);
  const uploads = useUploads();
  if (uploads.length === 0) return null;
  return (
    <section aria-labelledby="way">
      <h2 id="way">{words.title}</h2>
      <ul className="list">
        {uploads.map((upload) => (
          <li key={upload.key}>
            <One upload={upload} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function One({ upload }: { readonly upload: Upload }): ReactNode {
  const { way: words } = useWords(vettingWords);
  const { cancel, dismiss } = useWords(common);
  const { bytes } = useFormats();
  const { stage } = upload;
  return (
    <>
      <p>
        <b>
          <Safe>{upload.name}</Safe>
        </b>{' '}
        {stage.kind === 'done' && (
          <Link to="/vetting/$vetting" params={{ vetting: stage.id }}>
            {words.look}
          </Link>
        )}
        {stage.kind === 'waiting' && <span className="quiet">{words.waits}</span>}
      </p>
      {stage.kind === 'sending' && (
        <Progress
          label={upload.name}
          done={upload.sent}
          of={upload.bytes}
          seconds={upload.seconds}
          write={bytes}
          says={words.progress}
        />
      )}
      {stage.kind === 'failed' && <ProblemView error={stage.error} />}
      {stage.kind === 'sending' || stage.kind === 'waiting' ? (
        <Button small onPress={() => cancelUpload(upload.key)}>
          {cancel}
        </Button>
      ) : (
        <Button small onPress={() => forgetUpload(upload.key)}>
          {dismiss}
        </Button>
      )}
    </>
  );
}
