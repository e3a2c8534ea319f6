// A statement is typed as plain words: an empty line begins a new paragraph, "# " a heading, "- " a point of a list.
export type StatementPart =
	| { readonly is: 'heading'; readonly words: string }
	| { readonly is: 'paragraph'; readonly words: string }
	| { readonly is: 'list'; readonly points: readonly string[] };

/** What was typed, in its parts; lines of one paragraph stay lines. Nothing typed is left out. */
export function statementParts(typed: string): StatementPart[] {
	const parts: StatementPart[] = [];
	let lines: string[] = [];
	let points: string[] = [];
	const endLines = (): void => {
		if (lines.length > 0) parts.push({ is: 'paragraph', words: lines.join('\n') });
		lines = [];
	};
	const endPoints = (): void => {
		if (points.length > 0) parts.push({ is: 'list', points });
		points = [];
	};
	for (const line of typed
		.replaceAll('\r\n', '\n')
		.split('\n')
		.map((each) => each.trim())) {
		const heading = /^#{1,6}\s+(.+)$/.exec(line)?.[1];
		const point = /^[-*•]\s+(.+)$/.exec(line)?.[1];
		if (point === undefined) endPoints();
		if (point !== undefined || heading !== undefined || line === '') endLines();
		if (point !== undefined) points.push(point);
		else if (heading !== undefined) parts.push({ is: 'heading', words: heading });
		else if (line !== '') lines.push(line);
	}
	endPoints();
	endLines();
	return parts;
}
