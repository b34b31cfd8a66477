/**
 * Names statements by their text. A connection keeps the plan of a named statement, so that it is planned once:
 * that is most of the time of a short statement with many joins.
 *
 * A kept plan takes some 0.4 MB in every connection. So only a statement that comes a third time gets a name, and
 * only `limit` of them do; the others (empty name) are planned each time they come.
 */
export function statementNames(limit = 100): (query: { sql: string }) => string {
  const names = new Map<string, string>();
  const uses = new Map<string, number>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known) return known;
    if (names.size >= limit) return "";
    const count = (uses.get(sql) ?? 0) + 1;
    if (count < 3) {
      if (uses.size >= 1000) uses.clear(); // rare statements shall not pile up here either
      uses.set(sql, count);
      return "";
    }
    uses.delete(sql);
    const name = `s${names.size}`;
    names.set(sql, name);
    return name;
  };
}
