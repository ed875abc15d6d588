/** An answer that is an error, as the server's are. */
export class Refusal {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail = '',
  ) {}
}
