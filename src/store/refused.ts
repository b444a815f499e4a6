/** Why a database can't be used, in words for whoever runs the program, and what to do. Never with a password or a value of a row. */
export class DatabaseRefused extends Error {
  override readonly name = 'DatabaseRefused';
  readonly remedy: string;
  constructor(message: string, remedy: string) {
    super(message);
    this.remedy = remedy;
  }
}
