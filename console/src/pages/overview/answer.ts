import type { Seen } from '../../api/phones.ts';
import { useFormats, useWords } from '../../words/context.tsx';
import { overviewWords } from '../../words/overview/index.ts';
import type { Course } from './queries.ts';

/** The sentence that answers what the page is for. Without a course: what can be seen says it. */
export function useAnswer(course: Course | null, parts: Seen): string {
  const words = useWords(overviewWords);
  const { number, day, fromNow } = useFormats();
  const now = course === null ? parts.withHits : course.total.now;
  const all = number(parts.all);
  // Whoever is told no numbers of hits learns what can be seen.
  if (course === null && now === null)
    return (
      words.hidden(number(parts.notVisible + parts.stale + parts.notAssessed)) + words.hiddenAfter
    );
  if (now === 0) return words.answerNone(all);
  const is = words.answer(now === null ? words.few : number(now), all);
  if (course === null || course.deadline === null) return is;
  const { forecast, makes } = course.total;
  const when = `${day(course.deadline)}, ${fromNow(course.deadline)}`;
  if (makes) return `${is} ${words.willBeGone(when)}`;
  return forecast === null ? is : `${is} ${words.willBe(number(forecast), when)}`;
}
