import { useState, type DragEvent, type ReactNode } from 'react';
import { fleetNameOf, handIn } from '../../api/hand-in.ts';
import { ROOT } from '../../api/root.ts';
import { Button } from '../../parts/button.tsx';
import { Field, Form } from '../../parts/form.tsx';
import { useWords } from '../../words/context.tsx';
import { startWords } from '../../words/start/index.ts';
import { useAfterHandingIn } from './after.ts';

/** A file of one's own: dropped or chosen, and read at once; what else there is to say of it is folded away. */
export function OwnExport(): ReactNode {
  const { own } = useWords(startWords);
  const { top, taken } = useAfterHandingIn();
  const [file, setFile] = useState<File | null>(null);
  const [fleet, setFleet] = useState('');
  const [isPart, setPart] = useState(false);
  const [moment, setMoment] = useState('');
  const [isOver, setOver] = useState(false);
  const [isMissing, setMissing] = useState(false);
  const choose = (chosen: File | undefined): void => {
    setMissing(false);
    setFile(chosen ?? null);
    setFleet(chosen ? fleetNameOf(chosen.name) : '');
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    choose(event.dataTransfer.files[0]);
  };
  const look = (): void => {
    setMissing(file === null);
    if (file === null || top === null) return;
    const at = moment === '' ? null : new Date(moment).toISOString();
    void handIn({
      file,
      organisation: top,
      fleet,
      coverage: isPart ? 'part' : 'whole',
      moment: at,
    }).then((stage) => {
      // What was typed stays until it was of use.
      if (stage.kind !== 'failed') choose(undefined);
      return taken(stage);
    });
  };
  return (
    <>
      <h2>{own.title}</h2>
      <p>{own.says}</p>
      <p className="small">
        <a href={`${ROOT}/help/exports`} hrefLang="en">
          {own.how}
        </a>
      </p>
      <div
        className={`drop does${isOver ? ' drop--over' : ''}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <Form onSubmit={look}>
          <Field
            id="file"
            label={`${own.drop}, ${own.orChoose}`}
            error={isMissing ? own.noFile : null}
          >
            {(control) => (
              <input
                {...control}
                type="file"
                key={file === null ? 'none' : 'some'}
                onChange={({ target }) => choose(target.files?.[0])}
              />
            )}
          </Field>
          {file && (
            <>
              <p className="small">
                <bdi>{file.name}</bdi>
              </p>
              <details className="fold">
                <summary>{own.more}</summary>
                <Field label={own.name} hint={own.nameSays}>
                  {(control) => (
                    <input
                      {...control}
                      type="text"
                      value={fleet}
                      onChange={({ target }) => setFleet(target.value)}
                    />
                  )}
                </Field>
                <div className="choice">
                  <input
                    type="checkbox"
                    id="part"
                    checked={isPart}
                    onChange={({ target }) => setPart(target.checked)}
                  />
                  <label htmlFor="part">{own.part}</label>
                  <p>{own.partSays}</p>
                </div>
                <Field label={own.moment} hint={own.momentSays} isOptional>
                  {(control) => (
                    <input
                      {...control}
                      type="datetime-local"
                      value={moment}
                      onChange={({ target }) => setMoment(target.value)}
                    />
                  )}
                </Field>
              </details>
            </>
          )}
          <Button type="submit" does>
            {own.look}
          </Button>
        </Form>
      </div>
    </>
  );
}
