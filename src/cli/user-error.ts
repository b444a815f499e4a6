/** Something that the user can mend: shown as one line and what to do about it, without a stack. Exit code 2. */
export class UserError extends Error {
  /** What to do. Empty where the message says it. */
  readonly remedy: string;

  constructor(message: string, remedy = '') {
    super(message);
    this.name = 'UserError';
    this.remedy = remedy;
  }
}
