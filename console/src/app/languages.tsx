import type { ReactNode } from 'react';
import { useLanguage, useWords } from '../words/context.tsx';
import { common } from '../words/common/index.ts';
import { isLanguage, LANGUAGE_NAMES, LANGUAGES } from '../words/language.ts';

/** The language, where there is no menu of somebody who is signed in. */
export function Languages(): ReactNode {
  const { language, read } = useLanguage();
  const words = useWords(common);
  return (
    <div className="who">
      <label className="unseen" htmlFor="language">
        {words.who.language}
      </label>
      <select
        id="language"
        value={language}
        onChange={({ target: { value } }) => isLanguage(value) && read(value)}
      >
        {LANGUAGES.map((one) => (
          <option key={one} value={one} lang={one}>
            {LANGUAGE_NAMES[one]}
          </option>
        ))}
      </select>
    </div>
  );
}
