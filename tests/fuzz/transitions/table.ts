// Reads tests/transitions.csv. Imports nothing of ours: what is expected must not come from the code that is asked.

interface Rule {
	readonly state: string;
	readonly act: string;
	readonly role: string;
	readonly expect: string;
	readonly line: number;
	used: boolean;
}

/** Comma-separated, "|" separates several, "*" is all, "#" begins a comment; the last rule that fits wins. */
export function readTransitions(
	csv: string
): (state: string, act: string, role: string) => string | undefined {
	const rules = rulesIn(csv);
	return (state, act, role) => {
		const fitting = rules.filter(
			(rule) => fits(rule.state, state) && fits(rule.act, act) && fits(rule.role, role)
		);
		for (const rule of fitting) rule.used = true;
		return fitting.at(-1)?.expect;
	};
}

const fits = (pattern: string, value: string): boolean =>
	pattern === '*' || pattern.split('|').includes(value);

function rulesIn(csv: string): Rule[] {
	return csv.split('\n').flatMap((raw, index) => {
		const text = raw.trim();
		if (text === '' || text.startsWith('#') || index === 0) return [];
		const [state, act, role, expect, ...rest] = text.split(',').map((part) => part.trim());
		if (!state || !act || !role || !expect || rest.length > 0)
			throw new Error(`tests/transitions.csv line ${index + 1} does not have four columns: ${text}`);
		return [{ state, act, role, expect, line: index + 1, used: false }];
	});
}
