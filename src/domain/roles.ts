// Roles of the field. Rights add up: a person may hold several, in an area or in one plan.
export const roles = [
	'owner',
	'lead',
	'editor',
	'facilitator',
	'contributor',
	'guest',
	'supporter',
	'approver',
	'moderator',
	'observer',
	'reader'
] as const;
export type Role = (typeof roles)[number];

/** Roles that can be given today. The others exist as words, and get rights when their rooms are built. */
export const rolesToGive = [
	'owner',
	'lead',
	'editor',
	'facilitator',
	'contributor',
	'reader'
] as const satisfies readonly Role[];
export type RoleToGive = (typeof rolesToGive)[number];

export const roleWords: Readonly<Record<RoleToGive, { name: string; says: string }>> = {
	owner: { name: 'Owner', says: 'Runs this area: invites people and gives them their part.' },
	lead: { name: 'Lead', says: 'Brings plans in, edits them and publishes them.' },
	editor: { name: 'Editor', says: 'Edits the plan together with others.' },
	facilitator: { name: 'Facilitator', says: 'Opens workshops and leads them. Reads the plan live.' },
	contributor: { name: 'Contributor', says: 'Reads the plan live, and suggests changes to it.' },
	reader: { name: 'Reader', says: 'Reads the plan live.' }
};

/** What a guest of a workshop is called, who holds no role that was given. */
export const guestWord = 'Guest';
