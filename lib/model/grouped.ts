/** The members of each key, in the order in which keys first come. Node 20 has no Map.groupBy. */
export function grouped<T, K>(members: Iterable<T>, keyOf: (member: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const member of members) {
    const key = keyOf(member);
    const own = groups.get(key);
    if (own) own.push(member);
    else groups.set(key, [member]);
  }
  return groups;
}
