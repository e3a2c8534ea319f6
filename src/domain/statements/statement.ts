// The two pages that the law asks of whoever runs public pages.
export const statementKinds = ['accessibility', 'privacy'] as const;
export type StatementKind = (typeof statementKinds)[number];

/** Letters of a statement; of whom to write to. */
export const longestStatement = 20_000;
export const longestContact = 1_000;

/** Its address for ever: it is printed, and linked from every public page of the area. */
export function statementAddress(area: string, kind: StatementKind): string {
	return `/a/${area}/${kind}/`;
}
