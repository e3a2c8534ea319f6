// The soft check before somebody posts: does this say something that could tell strangers who a child is? It warns, it never
// forbids; the same function looks in the browser and on the server. It sees shapes, and knows nobody's name.

export const privateKinds = [
	'name-with-school',
	'date-of-birth',
	'nhs-number',
	'phone',
	'postcode',
	'email'
] as const;
export type PrivateKind = (typeof privateKinds)[number];

export interface PrivateFinding {
	readonly kind: PrivateKind;
	/** The words that look like it. */
	readonly quote: string;
}

/** More than this of one kind tells nobody more. */
const mostOfAKind = 3;

/** What in these words may be private, in the order of the words. */
export function privateThings(words: string): PrivateFinding[] {
	const found = finders.flatMap(({ kind, find }) =>
		find(words)
			.slice(0, mostOfAKind)
			.map(({ quote, at }) => ({ kind, quote, at }))
	);
	return found.sort((a, b) => a.at - b.at).map(({ kind, quote }) => ({ kind, quote }));
}

interface Found {
	readonly quote: string;
	readonly at: number;
}

const finders: readonly { readonly kind: PrivateKind; readonly find: (words: string) => Found[] }[] = [
	{ kind: 'nhs-number', find: nhsNumbers },
	{ kind: 'phone', find: phones },
	{
		kind: 'email',
		find: (words) => matches(words, /[\p{L}\d._%+-]{1,64}@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){1,5}/gu)
	},
	{
		kind: 'postcode',
		find: (words) =>
			matches(words, /\b[A-PR-UWYZ][A-HK-Y]?\d[A-HJKMNPR-Y\d]? ?\d[ABD-HJLNP-UW-Z]{2}\b/gi).filter(
				looksLikePostcode
			)
	},
	{ kind: 'date-of-birth', find: datesOfBirth },
	{ kind: 'name-with-school', find: namesWithSchool }
];

function matches(words: string, pattern: RegExp): Found[] {
	return [...words.matchAll(pattern)].map(({ 0: quote, index }) => ({ quote, at: index }));
}

/** Ten digits whose last one is right: nine numbers out of ten that only look like it fall away. */
export function isNhsNumber(digits: string): boolean {
	if (!/^\d{10}$/.test(digits) || /^(\d)\1*$/.test(digits)) return false;
	const sum = [...digits.slice(0, 9)].reduce((total, digit, at) => total + Number(digit) * (10 - at), 0);
	return (11 - (sum % 11)) % 11 === Number(digits[9]);
}

function nhsNumbers(words: string): Found[] {
	return matches(words, /(?<![\d+])\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)/g).filter(({ quote }) =>
		isNhsNumber(quote.replace(/[ -]/g, ''))
	);
}

/** Numbers of the United Kingdom: 0 or +44 and nine or ten more digits, however they are grouped. */
function phones(words: string): Found[] {
	return matches(
		words,
		/(?<![\d+])(?:\+44[ ()-]{0,3}(?:0[ ()-]{0,2})?|\(?0)[1-37-9](?:[ ()-]{0,2}\d){8,9}(?!\d)/g
	).filter(({ quote }) => !beginsWithDay.test(quote));
}
/** "03-05-2026 12" is a day and a figure. */
const beginsWithDay = /^\d{2}([ -])\d{2}\1(?:19|20)\d{2}(?!\d)/;

/** Capitals, or a digit and letters apart: "in a1 2bc" is rarely an accident, "so 1 to" never comes here; "P1 1st" is a place in a row. */
function looksLikePostcode({ quote }: Found): boolean {
	if (/\d(?:st|nd|rd|th)$/.test(quote)) return false;
	return quote === quote.toUpperCase() || / /.test(quote) || quote.length >= 6;
}

const day = String.raw`(?:\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d{2}|\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6},? (?:19|20)\d{2}|(?:19|20)\d{2}-\d{2}-\d{2})`;
const birth = String.raw`(?:\b(?:born|birthday|d\.?o\.?b\.?|date of birth|birth date)\b)`;

/** A day counts only beside a word about birth: plans are full of days. */
function datesOfBirth(words: string): Found[] {
	return matches(words, new RegExp(`${birth}[^.!?\\n]{0,30}?${day}|${day}[^.!?\\n]{0,15}${birth}`, 'gi'));
}

const school = String.raw`(?:[Ss]chool|[Aa]cademy|[Nn]ursery|[Pp]rimary|[Ss]econdary|[Cc]ollege|[Ii]nfants|[Jj]uniors)`;
const someone = String.raw`(?:[Mm]y (?:son|daughter|child|boy|girl|grandson|granddaughter|nephew|niece|brother|sister|pupil),? )?`;
const goes = String.raw`(?:goes to|went to|attends|attended|is at|was at|is in|was in|moved to|starts at|started at|left|at|from|in)`;
/** What a school is called: at least one name, and the small words between names. */
const called = String.raw`(?:[\p{Lu}\d][\p{L}\d’'.]{0,20} ){1,4}(?:(?:of|and|the|&) (?:[\p{Lu}\d][\p{L}\d’'.]{0,20} ){1,3})?`;
/** Words that begin sentences, days and months: no names of children. */
const noNames = new RegExp(
	`^(?:${[
		'The|This|That|These|Those|We|They|He|She|It|I|You|Our|Their|My|His|Her|Who|When|Where|What|Why|How|If|And|But|Or|So',
		'Every|Each|All|Some|Any|No|One|Two|Three|Many|Most|More|Few|Both|Only|Also|Everybody|Nobody|Somebody|Then|There|Here',
		'In|At|On|For|From|With|By|A|An|To|As|After|Before|Since|Until|While|During|Last|Next|Now|Today|Yesterday',
		'Children|Parents|Carers|Families|Staff|Teachers|Pupils|Students|Young|People|Council|Health|Education|Governors',
		'Support|Help|Work|Places?|Training|Meetings?|Sessions?|Transport|Attendance|Behaviour|Autism|Speech|Therapy|Exclusions?',
		'Inclusion|Lunch|Breakfast|Lessons?|Workshops?|Reviews?|Plans?|Actions?|Visits?|Clubs?|Classes|Year|Term|Week',
		'(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?',
		'January|February|March|April|May|June|July|August|September|October|November|December'
	].join('|')})$`
);

/** A first name that goes to something with a name of its own and "School" in it. */
function namesWithSchool(words: string): Found[] {
	const pattern = new RegExp(
		String.raw`${someone}(?<name>\p{Lu}\p{Ll}{1,20})(?: \p{Lu}[\p{Ll}’'-]{1,20})?,?(?: who| aged \d{1,2},?| \d{1,2},)? ${goes} (?:the )?${called}${school}\b`,
		'gu'
	);
	return [...words.matchAll(pattern)]
		.filter(({ groups }) => !noNames.test(groups?.['name'] ?? ''))
		.map(({ 0: quote, index }) => ({ quote, at: index }));
}
