// The words by which plans of many places name the same thing. General words of the field only: a phrase that stands in one
// particular plan does not belong here, it would make the reader know that plan instead of plans.
import type { ActionColumn } from '#domain/action-row.ts';
import type { CalloutKind, PlanKind } from '#domain/plan.ts';

/** A printed column: one of our nine, the printed reference, the families' signs in one column, or one we have no place for. */
export type PrintedColumn = ActionColumn | 'ref' | 'signs' | 'other';

/** In order: the first that fits names the column. Written for words in lower case with single spaces. */
const columns: readonly (readonly [PrintedColumn, RegExp])[] = [
	['ref', /^(ref|reference|no|nr|number|id|item|row|action (ref|reference|no|number|id))( no| number)?$/],
	[
		'other',
		/^(what )?(you|families|parents( and)? carers|children|young people)( have)? (said|told us|asked( us)?( for)?)$/
	],
	['m12', /\b(12|twelve) ?(m|mths?|months?)\b|\bmonths? (12|twelve)\b|\b(1|one|a) year\b|\byear (1|one)\b/],
	['m6', /\b(6|six) ?(m|mths?|months?)\b|\bmonths? (6|six)\b|\bhalf (a )?year\b/],
	['m3', /\b(3|three) ?(m|mths?|months?)\b|\bmonths? (3|three)\b/],
	[
		'linked',
		/\blink(s|ed)?\b|\brelat(es|ed) to\b|\bareas? (for|of) improvement\b|\bimprove ?ment area\b|^afis?$|^(priority|focus) areas?$|^(areas?|priority|priorities|which (area|priority).*)$/
	],
	[
		'accountable',
		/\bresponsib|\baccountab|\blead(s|ing)?\b|\bowners?\b|\bled by\b|\bin charge\b|\banswer(s|able)? for\b|^by whom?$|^sros?$|^who will do (it|this)$/
	],
	[
		'timescale',
		/\btime ?(scale|frame|line|table)s?\b|\bby when\b|\bdeadlines?\b|\bdue\b|(?<!\bto )\bdates?\b|\bcomplet(e|ed|ion) by\b|^(when|start|finish|end)\b|^by$|^milestones?$/
	],
	[
		'who',
		/\binvolv|\bpartners?\b|\bwith whom\b|\bwork(ing)? with\b|\bsupport(ed)? (by|from)\b|\bcontribut|\bwho (else|helps?|with|takes? part|(will|can) help)\b|^(who|with|organisations?|agencies|people|team|teams)$/
	],
	['what', /^(key |planned |our |main |agreed |proposed )*(actions?|activity|activities|tasks?|steps?)\b/],
	[
		'signs',
		/\b(look|feel|feels|looks)( or feels?| and feels?)? like\b|\b(famil|parent|child|young|people|pc|cyp|you).*\b(know|notice|feel|see|tell)\b/
	],
	[
		'impact',
		/\bimpact|\bmeasure|\bsuccess\b|\bkpis?\b|\bindicators?\b|\bevidence\b|\boutcomes?\b|\bhow (will|do|can) (we|you) (know|tell)\b|\bhow (we|you) (will|ll|can)? ?(know|tell)\b|\bbenefits?\b|\bdifference\b|\bresults?\b/
	],
	[
		'what',
		/\bactions?\b|\bactivit|\btasks?\b|\bsteps?\b|\bdeliverables?\b|\bcommitments?\b|\b(promise|pledge)s?\b|\bwhat (are we|will we|we will|we ll|we are|needs?|do we|we plan|has to)\b|^(what|how|we will|to do|recommendations?|our response|how we will do (it|this))$/
	],
	[
		'other',
		/\brag\b|\bbrag\b|\bstatus\b|\bprogress\b|\bupdates?\b|\brating\b|\bcomments?\b|\bnotes?\b|\bcosts?\b|\bbudget\b|\bresources?\b|\brisks?\b|\bbaseline\b|^(current|starting) (position|point)$|^(issues?|why)$|\bto date$/
	]
];

/** Lower case, letters and digits only, single spaces: how headings are compared. */
export function plainWords(text: string): string {
	return text
		.toLowerCase()
		.replace(/[’']/g, ' ')
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
}

/** More words than any heading of a column has; a longer cell is text. */
const longestColumnName = 20;

/** Which column a printed heading names, or null. */
export function columnNamed(heading: string): PrintedColumn | null {
	const words = plainWords(heading);
	if (words === '' || words.split(' ').length > longestColumnName) return null;
	return columns.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

const calloutHeadings: readonly (readonly [CalloutKind, RegExp])[] = [
	[
		'impact',
		/^(what|the|our|how)? ?.*\b(impact|difference)\b.*\b(will|would|make|have|over|want|expect)\b|^what will (be different|change|success look like)\b|^what (good|success) (will )?looks? like\b|^how (will )?(things|life|it) (will )?(be|feel) different\b|^(the |our )?(intended |expected )?(impact|difference we (will|want to) make)$|^(intended|expected) outcomes?$/
	],
	[
		'inspectors',
		/\b(inspect(ors?|ion)|ofsted|cqc|regulators?)\b.*\b(told|tell|said|say|saw|found|heard|noted|reported|feedback|findings?)\b|^(findings|feedback) (of|from) .*\b(inspect|ofsted|cqc|regulator)/
	],
	[
		'families',
		/\b(famil(y|ies)|parents?|carers?|children|child|young people|pupils|students)\b.*\b(told|tell|telling|said|say|saying|feel|think|shared|feedback)\b|^(the )?(feedback|views|voices?|experiences?) (of|from) .*\b(famil|parent|carer|child|young)|\b(heard|learn(ed|t)) from\b.*\b(famil|parent|carer|child|young)|\b(famil(y|ies)|parents?|carers?|children|young people|pupils)( s)? (voices?|views|experiences?)$|^(what )?you (said|told us)\b/
	]
];

/** What kind of context block a heading opens, or null. Long lines are text, not headings. */
export function calloutNamed(heading: string): CalloutKind | null {
	const words = plainWords(heading);
	// two sentences are a text, not a heading
	if (words === '' || words.split(' ').length > 16 || /\p{L}[.!?]\s+\p{Lu}/u.test(heading)) return null;
	return calloutHeadings.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

const kindNames: readonly (readonly [PlanKind, RegExp])[] = [
	['pap', /\bpriority action plan\b/g],
	['update', /\b(progress|quarterly) (update|report)\b|\bbulletin\b/g],
	['inspection', /\binspection report\b|\barea send inspection of\b/g],
	['strategy', /\bstrategy\b/g],
	['afi', /\bimprovement plan\b|\baction plan\b/g]
];

/** The kinds of plan that words name, each as often as it is named. */
export function kindsNamed(text: string): PlanKind[] {
	let rest = plainWords(text);
	const found: PlanKind[] = [];
	for (const [kind, pattern] of kindNames) {
		rest = rest.replace(pattern, () => {
			found.push(kind);
			return ' ';
		});
	}
	return found;
}

/** Whether a line of a page header speaks about how far the plan was made together. */
export function speaksOfCoProduction(line: string): boolean {
	return /\bco ?(produc|design)|\bconsult(ation|ed|ing)\b|\bengagement\b|\bworking draft\b|\bdraft\b/.test(
		plainWords(line)
	);
}

const months = 'january|february|march|april|may|june|july|august|september|october|november|december';
const shortMonths = 'jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec';

/** "September 2024", "2024 to 2026", "Spring 2025", "31 March 2027": a line that is only a period or a date. */
export function isPeriod(line: string): boolean {
	const words = plainWords(line);
	return new RegExp(
		`^((\\d{1,2} )?(${months}|spring|summer|autumn|winter)( term)? )?20\\d\\d( ?(to )?((\\d{1,2} )?(${months}|spring|summer|autumn|winter) )?(20)?\\d\\d)?$|^(${months}) (to )?(${months}) 20\\d\\d$`
	).test(words);
}

/** The last day of a month that words name the end of ("by the end of May 2027") as YYYY-MM-DD; null when they name none. */
export function endOfMonth(text: string): string | null {
	const found = new RegExp(`^(?:by |at )?(?:the )?end of (${months}|${shortMonths}),? (20\\d\\d)\\.?$`).exec(
		text.trim().toLowerCase()
	);
	if (!found) return null;
	const month = months.split('|').findIndex((name) => name.startsWith((found[1] ?? '').slice(0, 3)));
	return new Date(Date.UTC(Number(found[2]), month + 1, 0)).toISOString().slice(0, 10);
}

/** Whether a heading names a part of the school year: "Autumn term 2026". */
export function namesTerm(heading: string): boolean {
	return /^(in |by )?(the )?(autumn|spring|summer)( term)?( 20\d\d( ?(20)?\d\d)?)?$/.test(
		plainWords(heading)
	);
}

/** A plain day such as "31 March 2027", "by 31/03/2027" as YYYY-MM-DD; null when it is anything else. */
export function plainDate(text: string): string | null {
	const words = text
		.trim()
		.toLowerCase()
		.replace(/^(by|on) (the )?/, '')
		.replace(/^(mon|tue|tues|wed|wednes|thu|thurs|fri|sat|satur|sun)(day)?,? (the )?/, '')
		.replace(/\.$/, '');
	const named = new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)? (${months}|${shortMonths}),? (20\\d\\d)$`).exec(
		words
	);
	const numbers = /^(\d{1,2})[/.-](\d{1,2})[/.-](20\d\d)$/.exec(words);
	const found = named ?? numbers;
	if (!found) return null;
	const day = Number(found[1]);
	const month = named
		? months.split('|').findIndex((name) => name.startsWith((found[2] ?? '').slice(0, 3))) + 1
		: Number(found[2]);
	const year = Number(found[3]);
	const date = new Date(Date.UTC(year, month - 1, day));
	return date.getUTCDate() === day && date.getUTCMonth() === month - 1
		? date.toISOString().slice(0, 10)
		: null;
}
