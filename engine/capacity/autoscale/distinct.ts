/** Policies are told apart by their names: a second one of the same name gets a number. */
export function distinct<Policy extends { readonly name: string }>(policies: readonly Policy[]): Policy[] {
  const seen = new Map<string, number>();
  return policies.map((policy) => {
    const turn = (seen.get(policy.name) ?? 0) + 1;
    seen.set(policy.name, turn);
    return turn === 1 ? policy : { ...policy, name: `${policy.name}-${turn}` };
  });
}
