import type { Connection } from '../connection.ts';

export type StoredAccount = { id: number; email: string; name: string; passwordHash: string; totpSecret: string };

/** The account of an e-mail address, or null. */
export function findAccount(connection: Connection, input: { email: string }): StoredAccount | null {
  const row = connection.get('SELECT id, email, name, password_hash, totp_secret FROM accounts WHERE email = ?', [input.email]);
  if (!row) return null;
  return {
    id: Number(row.id),
    email: String(row.email),
    name: String(row.name),
    passwordHash: String(row.password_hash),
    totpSecret: String(row.totp_secret),
  };
}

/** Stores the stronger hash that replaces an imported one. */
export function upgradePassword(connection: Connection, input: { id: number; passwordHash: string }): null {
  connection.run('UPDATE accounts SET password_hash = ? WHERE id = ?', [input.passwordHash, input.id]);
  return null;
}
