import type { VettingAnswer } from '../../core/vetting/report.ts';
import { count, many } from '../text/amounts.ts';

/** `128 files · 3 found · app.apk`: only where a person is watching, and never for a single file. */
export function tellProgress(line: (text: string) => void) {
  let files = 0;
  let found = 0;
  let isDrawn = false;
  return {
    tell(file: string, answer: VettingAnswer | null): void {
      files += 1;
      if (answer === 'found') found += 1;
      if (files === 1) return;
      isDrawn = true;
      line(`${many(files, 'file')} - ${count(found)} found - ${file}`);
    },
    clear(): void {
      if (isDrawn) line('');
      isDrawn = false;
    },
  };
}
