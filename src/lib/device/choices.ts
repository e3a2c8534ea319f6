// How one person wants things to look and sound on this device. Kept in one cookie, so that the first page already comes
// as chosen; nothing about a person is in it, and nobody has to sign in for it.

/** The choices, each with its answers; the first answer is what one gets without choosing. */
export const displayChoices = {
	theme: ['device', 'light', 'dark'],
	contrast: ['device', 'high'],
	size: ['normal', 'large', 'larger'],
	letters: ['ours', 'device'],
	spacing: ['normal', 'wide'],
	/** Quiet: nobody else's carets, no movement, nothing that pops up. */
	quiet: ['no', 'yes'],
	/** What is said aloud about others: nothing, who comes and goes, also what happens near me, everything. */
	announce: ['near', 'off', 'people', 'all']
} as const;

export type DisplayChoice = keyof typeof displayChoices;
export type DisplayChoices = {
	readonly [Choice in DisplayChoice]: (typeof displayChoices)[Choice][number];
};

export const displayCookie = 'display';
/** How long a device remembers, seconds: a year, begun anew with each change. */
export const displayCookieAge = 31_536_000;

const names = Object.keys(displayChoices) as DisplayChoice[];

/** Reads the cookie. What is missing, unknown or made up is as if never chosen. */
export function readDisplay(cookie: string | undefined): DisplayChoices {
	const said = new URLSearchParams(cookie);
	return displayFrom((name) => said.get(name));
}

/** Takes each choice from a form or a cookie; anything that is not an answer becomes the first one. */
export function displayFrom(saidAbout: (name: DisplayChoice) => unknown): DisplayChoices {
	const chosen = names.map((name) => {
		const answers: readonly string[] = displayChoices[name];
		const said = saidAbout(name);
		return [name, typeof said === 'string' && answers.includes(said) ? said : answers[0]];
	});
	return Object.fromEntries(chosen) as DisplayChoices;
}

/** What the cookie holds: only what differs from the first answers. Empty when nothing does. */
export function writeDisplay(choices: DisplayChoices): string {
	const differs = names.filter((name) => choices[name] !== displayChoices[name][0]);
	return new URLSearchParams(differs.map((name) => [name, choices[name]])).toString();
}

/** The `data-` attributes of <html>, which app.css draws by; what was not chosen has none. */
export function displayAttributes(choices: DisplayChoices): readonly (readonly [string, string])[] {
	return names
		.filter((name) => choices[name] !== displayChoices[name][0])
		.map((name) => [`data-${name}`, choices[name]] as const);
}
