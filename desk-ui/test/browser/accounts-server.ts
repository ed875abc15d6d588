import type { Account, Token } from '../../src/desk/contract.ts';

/** Invented accounts and the tokens that a test makes. */
export class AccountsFixture {
  private readonly people: Account[] = [
    { name: 'ana-inventada', role: 'administrator', disabled: false },
    { name: 'luis-inventado', role: 'reader', disabled: true },
  ];
  private readonly tokens: Token[] = [];

  account(method: string, name: string | undefined, body: Record<string, unknown>): object {
    if (method === 'POST' && name === undefined) {
      this.people.push({
        name: String(body['name']),
        role: body['role'] as Account['role'],
        disabled: false,
      });
    }
    const changed = this.people.find((each) => each.name === name);
    if (method === 'POST' && changed) Object.assign(changed, body);
    return { accounts: this.people };
  }

  token(method: string, id: string | undefined, body: Record<string, unknown>): object {
    if (method === 'GET') return { tokens: this.tokens };
    if (method === 'DELETE') {
      const revoked = this.tokens.find((each) => each.id === id);
      if (revoked) revoked.revoked = '2020-03-14T12:00:00Z';
      return {};
    }
    const made: Token = {
      id: `t-${this.tokens.length}`,
      account: 'persona-inventada',
      role: body['role'] as Token['role'],
      label: String(body['label']),
      created: '2020-03-14T06:00:00Z',
      expires: '2999-03-14T06:00:00Z',
      revoked: null,
      last_used: null,
      last_address: null,
    };
    this.tokens.unshift(made);
    return { ...made, secret: 'contadora_made-up' };
  }
}
