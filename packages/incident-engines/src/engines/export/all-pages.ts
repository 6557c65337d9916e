/**
 * Everything that a list holds, asked for a page at a time until a page is not full.
 *
 * @example await allPages(500, (last) => policyRules.listPolicyRules("acme", { beforeSequence: last?.sequence, limit: 500, at }))
 */
export async function allPages<Row>(
  limit: number,
  fetch: (last: Row | undefined) => Promise<readonly Row[]>,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (;;) {
    const page = await fetch(rows.at(-1));
    for (const row of page) rows.push(row);
    if (page.length < limit) return rows;
  }
}
