// Why a version of a plan exists.
export const versionReasons = {
	/** The last person left. */
	'automatic-left': 'automatic',
	/** Nobody wrote for ten minutes. */
	'automatic-idle': 'automatic',
	/** People wrote for half an hour. */
	'automatic-active': 'automatic',
	/** The next change took a lot away. */
	'before-deletion': 'automatic',
	/** An older state was brought back after this one. */
	'before-restore': 'automatic',
	/** Words were removed for privacy. */
	'after-redaction': 'automatic',
	named: 'named',
	/** Partners are asked to agree to exactly this. */
	'sign-off': 'named',
	published: 'published'
} as const;

export type VersionReason = keyof typeof versionReasons;
export type VersionKind = (typeof versionReasons)[VersionReason];
