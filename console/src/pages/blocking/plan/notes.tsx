import type { ReactNode } from 'react';
import { useFormats, useLanguage, useWords } from '../../../words/context.tsx';
import { blockingWords } from '../../../words/blocking/index.ts';
import type { Plan } from '../queries.ts';

/** What has to be known before: as codes where the API has them (`docs/api.md`), else as the English sentence that it gives. */
type Note = {
  readonly code: string;
  readonly devices: number | null;
  readonly apps: number | null;
  readonly appNames: readonly string[];
  readonly key: string | null;
  readonly setting: string | null;
  readonly from: string | null;
  readonly says: string | null;
};

export function Notes({
  plan,
}: {
  readonly plan: Plan & { readonly notes?: readonly Note[] };
}): ReactNode {
  const { way } = useWords(blockingWords).plan;
  const said = useNoteWords();
  const { language } = useLanguage();
  const english = plan.sentences.filter(({ about }) => about === 'note');
  const notes = plan.notes?.map((note) => ({
    text: said(note),
    isEnglish: note.code === 'compiled',
  }));
  const all = notes ?? english.map(({ text }) => ({ text, isEnglish: true }));
  if (all.length === 0) return null;
  return (
    <>
      <h3 className="kept-title">{way.notes}</h3>
      <ul className="list">
        {all.map(({ text, isEnglish }) => (
          <li key={text} lang={isEnglish && language !== 'en' ? 'en' : undefined}>
            {text}
          </li>
        ))}
      </ul>
    </>
  );
}

function useNoteWords(): (note: Note) => string {
  const { notes } = useWords(blockingWords).plan;
  const { number, day, list } = useFormats();
  return ({ code, devices, apps, appNames, key, setting, from, says }) => {
    const n = number(devices ?? 0);
    switch (code) {
      case 'apps-stay-removed':
        return notes.stayRemoved(number(apps ?? 0), n);
      case 'content-not-kept':
        return notes.notKept(key ?? '');
      case 'changed-since':
        return notes.changedSince(key ?? '', n);
      case 'left-out':
        return notes.leftOut(setting ?? '', number(apps ?? 0), list(appNames));
      case 'not-yet-prevented':
        return from === null ? notes.notPrevented : notes.preventedFrom(day(from));
      default:
        return says ?? code;
    }
  };
}
