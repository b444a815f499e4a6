import { isDay, type Day } from '../../core/day.ts';
import { UserError } from '../user-error.ts';

export function readDay(option: string, text: string): Day {
  if (!isDay(text)) throw new UserError(`${option} ${text} is no day`, 'Write it as 2027-03-01.');
  return text;
}
