/** Groups entries by a key. */

/** Adds an entry to the list that a key has, in constant time however long the list is. */
export function addToGroup<Key, Entry>(groups: Map<Key, Entry[]>, key: Key, entry: Entry): void {
  const group = groups.get(key);
  if (group) group.push(entry);
  else groups.set(key, [entry]);
}
