/** Keeps the last `most` of what is put in. */
export function createRing<Item>(most: number) {
  const items: Item[] = [];
  return {
    put(item: Item): void {
      items.push(item);
      if (items.length > most) items.shift();
    },
    /** The oldest first. */
    get items(): readonly Item[] {
      return items;
    },
  };
}
