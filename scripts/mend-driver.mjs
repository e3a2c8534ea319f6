// postgres.js 3.4.9 does not outlive a connection that is lost in the middle of a transaction: it writes to a socket that is
// gone, which ends the process, or keeps a timer that never runs, and the connection never speaks again. Its repair waits at
// the authors' (porsager/postgres 1208, 1209). Until then these lines are mended after each install.
// Plain JavaScript for an old Node, like the bootstrap that calls it.
import fs from 'node:fs';

const file = 'node_modules/postgres/src/connection.js';
const mark = '/* mended by Withus */';

/** What stands there, and what it becomes. A function that is asked to write without a socket says that the line is closed. */
const mends = [
	[
		/(function execute\(q\) \{\n)/g,
		`$1    if (!terminated && !socket) { ${mark}\n      queryError(q, Errors.connection('CONNECTION_CLOSED', options))\n      return true\n    }\n\n`,
		1
	],
	[
		/(function nextWrite\(fn\) \{\n)/g,
		`$1    if (!socket) {\n      chunk = nextWriteTimer = null\n      return false\n    }\n\n`,
		1
	],
	[/^( {4}clearImmediate\(nextWriteTimer\))$/gm, '$1\n    chunk = nextWriteTimer = null', 2]
];

/** A connection lost while it asks for the types of lists, and refused when it tries again: nobody waits for that question. */
const asksForTypes = 'return fetchArrayTypes()\n';
const asksInPeace = 'return fetchArrayTypes().catch(() => undefined)\n';

/** Mends the driver when it is the version we know and nobody has mended it yet. Answers what to tell, or nothing. */
export function mendDriver() {
	if (!fs.existsSync(file)) return undefined;
	let text = fs.readFileSync(file, 'utf8');
	if (text.includes(mark) && text.includes(asksInPeace)) return undefined;
	if (!text.includes(asksForTypes))
		return 'The database driver is not the one Withus knows: see scripts/mend-driver.mjs.';
	text = text.replace(asksForTypes, asksInPeace);
	for (const [place, becomes, times] of text.includes(mark) ? [] : mends) {
		if ((text.match(place) ?? []).length !== times)
			return 'The database driver is not the one Withus knows: see scripts/mend-driver.mjs.';
		text = text.replace(place, becomes);
	}
	try {
		fs.writeFileSync(file, text);
	} catch (error) {
		return `The database driver could not be mended: ${error.message}`;
	}
	return undefined;
}
