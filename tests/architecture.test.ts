import { describe, expect, test } from 'vitest';
import { noServerCodeInTheBrowser } from '#server/no-server-code-in-the-browser.ts';
import { filesIn, importsOf, root, textOf } from './source-files.ts';

const house = filesIn(['src', 'server'], ['.ts', '.svelte']);
const arrows = house.flatMap((file) => importsOf(file).map((target) => ({ file, target })));
const isOurs = (target: string): boolean => /^(src|server|tests|scripts)\//.test(target);

/** Who may import what, from first match to last. A file may always import its own folder. */
const mayImport: readonly (readonly [files: RegExp, targets: RegExp])[] = [
	[/^src\/domain\//, /^$/],
	[/^src\/document\//, /^src\/domain\//],
	[/^src\/protocol\//, /^src\/(document|domain)\//],
	// a button knows nothing of plans; the few words every page shares are all it says
	[/^src\/lib\/ui\//, /^src\/lib\/words\/common\.ts$/],
	[/^src\/lib\/words\//, /^src\/domain\//],
	[/^src\/lib\//, /^src\/(lib|protocol|document|domain)\//],
	[/^src\/features\//, /^src\/(lib|protocol|document|domain)\//],
	// the pages' server side: nouns, but never the sockets; the two halves meet in PostgreSQL
	[
		/^src\/(hooks\.server|routes\/.*\+(server|(page|layout)\.server))\.ts$/,
		/^(src\/(lib|protocol|document|domain)\/|server\/(?!collab\/|main|dev|wiring)([a-z-]+\/|(sql|notify|log|env|audit|plan-state)\.ts))/
	],
	[/^src\/app\.d\.ts$/, /^(src\/domain\/|server\/)/],
	[/^src\/routes\//, /^src\/(routes|features|lib|protocol|document|domain)\/|^src\/app\.css$/],
	// what starts the server may reach all of it
	[/^server\/(main|dev)\.ts$/, /^server\//],
	[
		/^server\/(wiring|way-in|seed|seed-plan|seed-history|seed-round|seed-themes|seed-easy-read|published|backup|restore)\.ts$/,
		/^(src\/(domain|document|lib\/words)\/|server\/(?!main|dev|wiring))/
	],
	[/^server\/[a-z-]+\.ts$/, /^(src\/domain\/|server\/[a-z-]+\.ts$)/],
	[
		/^server\/plan-log\//,
		/^(src\/(protocol|document|domain)\/|server\/(sql|notify|log|env|quiet-thread)\.ts$)/
	],
	[
		/^server\/collab\//,
		/^(src\/(protocol|document|domain)\/|server\/plan-log\/|server\/accounts\/(standing|sessions|guest-sessions)\.ts$|server\/(sql|notify|log|env)\.ts$)/
	],
	[
		/^server\/web\//,
		/^(src\/(domain|lib\/words)\/|server\/(?!collab\/)[a-z-]+\/|server\/(sql|notify|log|env|audit|plan-state)\.ts$)/
	],
	// what is said in a consultation are comments, and its guests come in as those of a workshop do
	[
		/^server\/rounds\//,
		/^(src\/(protocol|document|domain|lib\/words)\/|server\/(comments|workshops|versions)\/|server\/proposals\/of-contribution\.ts$|server\/accounts\/(standing|guest-sessions|token)\.ts$|server\/telling\/tell\.ts$|server\/(sql|notify|audit|plan-state)\.ts$)/
	],
	// what is said may be a suggestion, or be about one
	[
		/^server\/comments\//,
		/^(src\/(protocol|document|domain|lib\/words)\/|server\/(plan-log|proposals)\/|server\/accounts\/standing\.ts$|server\/telling\/tell\.ts$|server\/(sql|notify|audit|log|quiet-thread)\.ts$)/
	],
	// a noun stands alone: the log of plans and its versions, who somebody is, secrets and tries, a letter to send, people to
	// tell and what waits for an answer are all it asks of others
	[
		/^server\/[a-z-]+\//,
		/^(src\/(protocol|document|domain|lib\/(words|plan-html))\/|server\/(plan-log|versions|voices)\/|server\/accounts\/(standing|guest-sessions|token|attempts)\.ts$|server\/(mail\/outbox|telling\/tell|themes\/themes|easy-read\/(read-twin|freeze-twin|symbol-files|copy-twin)|publication\/corrections|comments\/tell-thread)\.ts$|server\/(sql|notify|log|env|audit|plan-state|bounded-child|quiet-thread|replace-file)\.ts$)/
	]
];

describe('the arrows', () => {
	test('every file imports only what its place allows', () => {
		const wrong = arrows.filter(({ file, target }) => isOurs(target) && !isAllowed(file, target));
		expect(wrong.map(({ file, target }) => `${file} → ${target}`)).toEqual([]);
	});

	test('what is imported from our own files exists', () => {
		const files = new Set(filesIn(['src', 'server'], ['.ts', '.svelte', '.css', '.js']));
		const lost = arrows.filter(
			({ target }) => /^(src|server)\//.test(target) && !target.endsWith('/$types') && !files.has(target)
		);
		expect(lost).toEqual([]);
	});

	test('nothing imports itself by way of others', () => {
		// a component may draw itself, as lists inside lists do
		const targets = new Map(house.map((file) => [file, importsOf(file).filter((target) => target !== file)]));
		// what imports nothing that is left can be taken away; what stays is a circle, or leads into one
		for (let before = Infinity; targets.size < before;) {
			before = targets.size;
			for (const [file, of] of targets) if (!of.some((target) => targets.has(target))) targets.delete(file);
		}
		expect([...targets.keys()]).toEqual([]);
	});

	test('features do not import each other', () => {
		const crossing = arrows.filter(
			({ file, target }) => featureOf(file) && featureOf(target) && featureOf(file) !== featureOf(target)
		);
		expect(crossing).toEqual([]);
	});

	test('the domain is pure: no package, no machine', () => {
		expect(arrows.filter(({ file, target }) => file.startsWith('src/domain/') && !isOurs(target))).toEqual(
			[]
		);
	});

	test('the protocol and the document know no browser and no server', () => {
		const shared = arrows.filter(({ file }) => /^src\/(protocol|document)\//.test(file));
		expect(shared.filter(({ target }) => /^(node:|svelte|\$app|ws$|postgres$)/.test(target))).toEqual([]);
	});

	test('only the gateway imports ws', () => {
		expect(arrows.filter(({ target }) => target === 'ws').map(({ file }) => file)).toEqual(
			house.filter((file) => file === 'server/collab/gateway.ts')
		);
	});

	test('in the live engine lines know rooms, rooms know who is here and the bus, and nobody the other way', () => {
		const order = ['line', 'room', 'presence', 'bus'];
		const floorOf = (file: string): number =>
			order.indexOf(/^server\/collab\/([a-z]+)\//.exec(file)?.[1] ?? '');
		const up = arrows.filter(({ file, target }) => floorOf(target) >= 0 && floorOf(target) < floorOf(file));
		expect(up).toEqual([]);
	});

	test('only main.ts and dev.ts build things', () => {
		const builders = arrows
			.filter(({ target }) => /^server\/(wiring|main|dev)\.ts$/.test(target))
			.map(({ file }) => file);
		expect(builders.sort()).toEqual(['server/dev.ts', 'server/main.ts']);
	});

	test('the product imports no test', () => {
		expect(arrows.filter(({ target }) => /^(tests|scripts)\/|^#tests/.test(target))).toEqual([]);
	});
});

describe('the files', () => {
	test('no file is a barrel', () => {
		const onlyPassesOn = (file: string): boolean =>
			textOf(file)
				.replaceAll(/\/\/.*|\/\*[\s\S]*?\*\//g, '')
				.split(/;|\n(?=export)/)
				.every((part) => part.trim() === '' || /^export (type )?(\*|\{[^}]*\})[^=]* from /.test(part.trim()));
		expect(house.filter((file) => file.endsWith('.ts') && onlyPassesOn(file))).toEqual([]);
	});

	test('every file is named after the one thing in it', () => {
		const attics = /(^|\/|[-.])(utils?|helpers?|types|common|managers?|services?)([-.]|\/)/i;
		// the one word list every page shares is named after what it is
		const named = [...house, ...filesIn(['tests', 'scripts'], ['.ts'])].filter(
			(file) => file !== 'src/lib/words/common.ts'
		);
		expect(named.filter((file) => attics.test(file))).toEqual([]);
	});

	test('what one sees and presses comes from src/lib/ui: nothing raw in features and routes', () => {
		/** What nobody sees: a value that travels with a form, and the name a password manager needs. */
		const unseen = /^<input\b[^>]*(type="hidden"|autocomplete="username"[^>]*\bhidden\b)/;
		const raw = filesIn(['src/features', 'src/routes'], ['.svelte']).flatMap((file) =>
			[...textOf(file).matchAll(/<(?:button|input|select|textarea|dialog|details)\b[^>]*>?/g)]
				.filter(([tag]) => !unseen.test(tag))
				.map(([tag]) => `${file}: ${tag}`)
		);
		expect(raw).toEqual([]);
	});

	test('no file is longer than 300 lines', () => {
		expect(house.filter((file) => textOf(file).split('\n').length > 301)).toEqual([]);
	});

	test('migration numbers are unique', () => {
		const numbers = filesIn(['migrations'], ['.sql']).map(
			(file) => /(\d{4})_[a-z_]+\.sql$/.exec(file)?.[1] ?? file
		);
		expect(numbers).toEqual([...new Set(numbers)]);
	});
});

describe('the browser', () => {
	test('cannot reach the server’s files: the build refuses', () => {
		const plugin = noServerCodeInTheBrowser();
		expect(() => plugin.load(`${root}/server/sql.ts`)).toThrow('Browser code may not import server/sql.ts');
		expect(plugin.load(`${root}/src/domain/plan.ts`)).toBeUndefined();
		expect(
			plugin.applyToEnvironment({ name: 'client' } as Parameters<typeof plugin.applyToEnvironment>[0])
		).toBe(true);
	});
});

function isAllowed(file: string, target: string): boolean {
	if (placeOf(file) === placeOf(target)) return true;
	return mayImport.find(([files]) => files.test(file))?.[1].test(target) ?? false;
}

/** The folder whose files may import each other: src/domain, src/lib/ui, src/features/editor, server/collab … */
function placeOf(file: string): string {
	const depth = /^src\/(lib|features)\//.test(file) ? 3 : 2;
	return file.split('/').slice(0, -1).slice(0, depth).join('/');
}

function featureOf(file: string): string | undefined {
	return /^src\/features\/([^/]+)\//.exec(file)?.[1];
}
