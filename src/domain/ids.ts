// Ids are opaque, random and made in one place. A branded id cannot be passed where another kind is expected.
declare const brand: unique symbol;
export type Id<Kind extends string> = string & { readonly [brand]: Kind };

export type AreaId = Id<'area'>;
export type AccountId = Id<'account'>;
export type PersonId = Id<'person'>;
export type OrganisationId = Id<'organisation'>;
export type PlanId = Id<'plan'>;
export type VersionId = Id<'version'>;
/** A block of the document: heading, paragraph, callout, image or action table. */
export type BlockId = Id<'block'>;
/** A row of an action table. */
export type ActionId = Id<'action'>;
/** An area for improvement inside a plan (1, 1.1, …). Equals the id of the heading that opens it. */
export type PlanAreaId = Id<'plan-area'>;

const alphabet = 'abcdefghjkmnpqrstvwxyz0123456789';

/** A new id: 20 characters of 32 letters, 100 random bits, safe in addresses, case-insensitive, no look-alikes of i, l, o, u. */
export function newId<Kind extends string>(): Id<Kind> {
	const bytes = crypto.getRandomValues(new Uint8Array(20));
	return Array.from(bytes, (byte) => alphabet[byte & 31]).join('') as Id<Kind>;
}

const shape = /^[A-Za-z0-9_-]{1,64}$/;

/** Whether a string from outside can be an id at all. Says nothing about whether it exists. */
export function isId(value: string): boolean {
	return shape.test(value);
}
