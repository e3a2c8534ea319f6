// Expands the hand-written rules of tests/matrix.csv into cells. Imports nothing of ours: what is expected must not come
// from the code that is asked.
//
// A rule: surface,target,object,roles,expect. "*" matches everything, "|" separates several. The last rule that matches a
// cell wins, so a table begins with the general and ends with the exception. A cell without a rule has no answer: it fails.

export interface Rule {
	readonly surface: string;
	readonly target: string;
	readonly object: string;
	readonly roles: string;
	readonly expect: string;
	readonly line: number;
}

/** One thing that can be asked: a page, a form action, an endpoint's method, a socket message; with the objects it can be asked about. */
export interface Surface {
	readonly surface: string;
	readonly target: string;
	readonly objects: readonly string[];
}

export interface Cell {
	readonly surface: string;
	readonly target: string;
	readonly object: string;
	readonly role: string;
	/** undefined when no rule speaks about this cell */
	readonly expect: string | undefined;
}

/** Reads the table: comma-separated, "#" starts a comment line, the first line names the columns. */
export function readRules(csv: string): Rule[] {
	const rules: Rule[] = [];
	for (const [index, raw] of csv.split('\n').entries()) {
		const text = raw.trim();
		if (text === '' || text.startsWith('#') || index === 0) continue;
		const [surface, target, object, roles, expect, ...rest] = text.split(',').map((part) => part.trim());
		if (!surface || !target || !object || !roles || !expect || rest.length > 0)
			throw new Error(`tests/matrix.csv line ${index + 1} does not have five columns: ${text}`);
		rules.push({ surface, target, object, roles, expect, line: index + 1 });
	}
	return rules;
}

const matches = (pattern: string, value: string) => pattern === '*' || pattern.split('|').includes(value);

/** Every surface × object × role with its expected answer. */
export function expand(
	rules: readonly Rule[],
	surfaces: readonly Surface[],
	roles: readonly string[]
): Cell[] {
	return surfaces.flatMap(({ surface, target, objects }) =>
		objects.flatMap((object) =>
			roles.map((role) => ({
				surface,
				target,
				object,
				role,
				expect: rules.findLast(
					(rule) =>
						matches(rule.surface, surface) &&
						matches(rule.target, target) &&
						matches(rule.object, object) &&
						matches(rule.roles, role)
				)?.expect
			}))
		)
	);
}

/** Rules that speak about nothing that exists: a typing mistake, or a surface that is gone. */
export function idleRules(rules: readonly Rule[], cells: readonly Cell[]): Rule[] {
	return rules.filter(
		(rule) =>
			!cells.some(
				(cell) =>
					matches(rule.surface, cell.surface) &&
					matches(rule.target, cell.target) &&
					matches(rule.object, cell.object) &&
					matches(rule.roles, cell.role)
			)
	);
}
