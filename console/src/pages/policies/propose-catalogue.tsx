import { useState, type ReactNode } from 'react';
import { api, got } from '../../api/client.ts';
import { Field } from '../../parts/form.tsx';
import { useFormats, useWords } from '../../words/context.tsx';
import { policiesWords } from '../../words/policies/index.ts';
import { usePeriodStep, useWhyStep } from './period-step.tsx';
import { Steps, type Step } from '../../parts/steps.tsx';
import { useProposed } from './use-proposed.ts';

/** A whole data pack, from its folder. The server checks it, whole. */
export function ProposeCatalogue(): ReactNode {
  const words = useWords(policiesWords);
  const { catalogue } = words;
  const { number } = useFormats();
  const [files, setFiles] = useState<readonly File[]>([]);
  const period = usePeriodStep();
  const why = useWhyStep();
  const { run, error, isBusy } = useProposed(async () => {
    const read = await Promise.all(
      files.map(async (file) => [file.name, base64(await file.arrayBuffer())] as const),
    );
    const body = {
      why: why.why,
      from: period.from,
      until: period.until,
      files: Object.fromEntries(read),
    };
    return got(
      api.POST('/api/changes/catalogue', {
        // The document types it as bytes, since the server reads it by itself.
        body: JSON.stringify(body),
        bodySerializer: (text: string) => text,
        headers: { 'content-type': 'application/json' },
      }),
    );
  });
  const steps: readonly Step[] = [
    {
      id: 'files',
      title: catalogue.files,
      hint: catalogue.filesSay,
      answer: catalogue.chosen(number(files.length), files.length === 1),
      errors: files.length === 0 ? [{ field: 'files', says: catalogue.none }] : [],
      content: (
        <>
          <Field id="files" label={catalogue.choose}>
            {(control) => (
              <input
                {...control}
                type="file"
                multiple
                onChange={({ target }) => setFiles([...(target.files ?? [])])}
              />
            )}
          </Field>
          {files.length > 0 && (
            <p className="small quiet" role="status">
              {catalogue.chosen(number(files.length), files.length === 1)}
            </p>
          )}
        </>
      ),
    },
    period.step,
    why.step,
  ];
  return (
    <Steps
      steps={steps}
      does={catalogue.does}
      onDone={() => run(undefined)}
      refused={error}
      isBusy={isBusy}
    />
  );
}

function base64(buffer: ArrayBuffer): string {
  const bytes = new Uint8Array(buffer);
  let text = '';
  // In parts: a call takes so many arguments and no more.
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCodePoint(...bytes.subarray(at, at + 8192));
  return btoa(text);
}
